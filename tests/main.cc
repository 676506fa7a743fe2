// The main function of every Catch2 program; separate because it is slow to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
