import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene 8 on a folder: positions, stored text, two threads, merged into one segment.
 * Usage: LuceneBench index FOLDER INDEX | LuceneBench query INDEX QUERIES REPEAT
 */
public final class LuceneBench {
  private static final int THREADS = 2;
  private static final int SHOWN = 10;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(Paths.get(arguments[1]), Paths.get(arguments[2]));
    } else if (arguments.length == 4 && arguments[0].equals("query")) {
      query(Paths.get(arguments[1]), Paths.get(arguments[2]), Integer.parseInt(arguments[3]));
    } else {
      System.err.println("usage: LuceneBench index FOLDER INDEX | query INDEX QUERIES REPEAT");
      System.exit(2);
    }
  }

  private static void index(Path folder, Path index) throws Exception {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    config.setCodec(new Lucene87Codec(Lucene87Codec.Mode.BEST_SPEED));
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config)) {
      AtomicInteger next = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; ++i) {
        threads.add(new Thread(() -> add(files, next, writer)));
        threads.get(i).start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static void add(List<Path> files, AtomicInteger next, IndexWriter writer) {
    try {
      for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
        Document document = new Document();
        document.add(new StringField("file", files.get(i).toString(), Field.Store.YES));
        String text = new String(Files.readAllBytes(files.get(i)), "UTF-8");
        document.add(new TextField("text", text, Field.Store.YES));
        writer.addDocument(document);
      }
    } catch (IOException error) {
      throw new RuntimeException(error);
    }
  }

  private static void query(Path index, Path queries, int repeat) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      QueryParser parser = new QueryParser("text", new EnglishAnalyzer());
      parser.setDefaultOperator(QueryParser.Operator.AND);
      List<String> texts = Files.readAllLines(queries);
      long[] nanoseconds = new long[texts.size() * repeat];
      int measured = 0;
      long bytes = 0;
      for (int round = -1; round < repeat; ++round) {
        for (String text : texts) {
          long begin = System.nanoTime();
          for (ScoreDoc hit : searcher.search(parser.parse(text), SHOWN).scoreDocs) {
            bytes += searcher.doc(hit.doc).get("text").length();
          }
          if (round >= 0) {
            nanoseconds[measured++] = System.nanoTime() - begin;
          }
        }
      }
      Arrays.sort(nanoseconds);
      System.out.printf("p50 %.2f ms, p99 %.2f ms, %d characters shown%n",
          nanoseconds[measured / 2] / 1e6, nanoseconds[measured * 99 / 100] / 1e6, bytes);
    }
  }
}
