// A program straight from Xapian's manual: one WritableDatabase, a TermGenerator, the text as data.
// Usage: naive_xapian FOLDER DATABASE

#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace fs = std::filesystem;

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: naive_xapian FOLDER DATABASE\n";
    return 2;
  }
  const std::string database = argv[2];
  {
    Xapian::WritableDatabase writable(database + ".raw", Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(text);
      document.set_data(text);
      document.add_boolean_term("Q" + entry.path().string().substr(0, 240));
      writable.add_document(document);
    }
    writable.commit();
  }
  Xapian::Database(database + ".raw").compact(database);
  fs::remove_all(database + ".raw");
  return 0;
}
