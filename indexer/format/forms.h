#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// One JSON object per line (https://jsonlines.org); empty lines are skipped.
class JsonLines : public Form {
 public:
  std::string_view name() const override { return "json-lines"; }
  bool recognises(const Sample& sample) const override;
  bool grows() const override { return true; }
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// JSON (RFC 8259) other than one object per line: an array of objects, one object, several in
/// sequence; and objects around an array of them ("items" of a JSON Feed, "results").
class JsonValues : public Form {
 public:
  std::string_view name() const override { return "json"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom (RFC 4287): one release an item or entry.
class Feed : public Form {
 public:
  std::string_view name() const override { return "feed"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// News Industry Text Format (https://iptc.org/standards/nitf/): one release per file.
class Nitf : public Form {
 public:
  std::string_view name() const override { return "nitf"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// NewsML-G2 (https://iptc.org/standards/newsml-g2/): one release per newsItem, of which a message
/// or package may contain many.
class NewsMl : public Form {
 public:
  std::string_view name() const override { return "newsml-g2"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// NewsML 1.0 to 1.2 (https://iptc.org/standards/newsml-1/): one release per NewsItem.
class NewsMl1 : public Form {
 public:
  std::string_view name() const override { return "newsml-1"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// SGML in the style of the Reuters-21578 collection
/// (https://kdd.ics.uci.edu/databases/reuters21578/README.txt): one release per REUTERS element.
class Reuters : public Form {
 public:
  std::string_view name() const override { return "reuters-sgml"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Records in XML of any names: elements with a title and a text as children, whose names are those
/// of fields, or say so in an attribute (<field name="title">): Solr, MySQL, phpMyAdmin, OAI-DC.
class XmlRecords : public Form {
 public:
  std::string_view name() const override { return "xml-records"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A filing of EDGAR, of the United States (https://www.sec.gov/info/edgar/specifications): one
/// release per exhibit 99; its other documents are refused.
class Edgar : public Form {
 public:
  std::string_view name() const override { return "edgar"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Messages as wires transmitted them: IPTC 7901 and ANPA 1312, whose control characters part
/// them, and those of telex between lines "ZCZC" and "NNNN".
class WireCopy : public Form {
 public:
  std::string_view name() const override { return "wire-copy"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// One message (RFC 5322) per file.
class Mail : public Form {
 public:
  std::string_view name() const override { return "mail"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Several messages, each after a line "From ..." (RFC 4155; also the variants that put '>' before
/// such lines in a body).
class Mbox : public Mail {
 public:
  std::string_view name() const override { return "mbox"; }
  bool recognises(const Sample& sample) const override;
  bool grows() const override { return true; }
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
};

/// Several messages in one: the digest of a mailing list, whose messages lines of hyphens part (RFC
/// 1153, as Mailman and LISTSERV write it) or are parts of it (RFC 2046), one with several messages
/// attached, and a log of LISTSERV, between lines of '='.
class Digest : public Mail {
 public:
  std::string_view name() const override { return "digest"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A page that a browser saved with its pictures as one message (MHTML, RFC 2557).
class SavedPage : public Form {
 public:
  std::string_view name() const override { return "mhtml"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Documents that a database of news exported as one text (LexisNexis, Factiva, ProQuest): a line
/// begins or ends each ("1 of 3 DOCUMENTS", "End of Document"), and labels name its parts.
class DatabaseExport : public Form {
 public:
  std::string_view name() const override { return "database-export"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A mail that a program saved as text, or printed: its head in the language of the program
/// ("From: ...", "Sent: ...", "Subject: ..."), then its text. Several may follow one another.
class SavedMail : public Form {
 public:
  std::string_view name() const override { return "saved-mail"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Comma, semicolon, tab or bar separated values with a header row (RFC 4180 and its usual
/// breaches: quotation marks inside fields, line ends of any kind, rows too short or too long).
class Table : public Form {
 public:
  std::string_view name() const override { return "table"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// The rows of tables that PostgreSQL's pg_dump copies in text format
/// (https://www.postgresql.org/docs/current/sql-copy.html): "COPY releases (title, body) FROM
/// stdin;". Those of tables without a title and a text are left out.
class PostgresCopy : public Form {
 public:
  std::string_view name() const override { return "postgres-copy"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A file of YAML (https://yaml.org): documents, each a release, or a list of releases, perhaps
/// under a key of its own.
class Yaml : public Form {
 public:
  std::string_view name() const override { return "yaml"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Text of one or more releases, each with lines "Title: ..." and "Date: ..." at the top, followed
/// by a body, which a line "Content:" may introduce; releases may be separated by rules of '=' or
/// '-'.
class TitledText : public Form {
 public:
  std::string_view name() const override { return "titled-text"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// CommonMark (https://spec.commonmark.org) with or without front matter, one release per file; or
/// several that were joined, each with front matter that has a title.
class Markdown : public Form {
 public:
  std::string_view name() const override { return "markdown"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A page of HTML or XHTML in any charset, one release per file.
class HtmlPage : public Form {
 public:
  std::string_view name() const override { return "html"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A release in AsciiDoc, reStructuredText or Org, by the head of each: "= Title" with attributes,
/// a title between rules with fields, "#+TITLE:".
class LightMarkup : public Form {
 public:
  std::string_view name() const override { return "light-markup"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A page of EIN Presswire saved as text: search box and date, title, body, "You just read:",
/// "Distribution channels:", notices of the wire. Several pages may follow each other in a file.
class EinPage : public Form {
 public:
  std::string_view name() const override { return "ein-page"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A release saved as one line of plain text, with neither title nor breaks.
class LongLine : public Form {
 public:
  std::string_view name() const override { return "long-line"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// A web page saved as plain text, menus and all: the fallback form for text.
class TextPage : public Form {
 public:
  std::string_view name() const override { return "text-page"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Texts of releases one after another, parted by their end marks ("###"), rules or form feeds. The
/// next one begins with a label of releases, or has both a date and a dateline near its start.
/// Behind a long rule, a form feed, a mark with a name ("==> quay.txt <==") or with a number
/// ("[2/3] ..."), a title, a date and text are enough.
class ReleaseTexts : public TextPage {
 public:
  std::string_view name() const override { return "release-texts"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
