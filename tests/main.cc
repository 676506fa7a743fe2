// The main function of every Catch2 program; it is slow to compile and so stands alone.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
