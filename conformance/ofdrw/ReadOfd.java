import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.ofdrw.converter.export.ImageExporter;
import org.ofdrw.converter.export.TextExporter;

/** Reads paths of OFD files from standard input; of each writes the text and a picture of every page into a folder beside it, PATH.read. */
public final class ReadOfd {
  private static final double PIXELS_PER_MILLIMETRE = 2;

  public static void main(String[] args) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isEmpty()) read(Paths.get(line));
    }
  }

  /** What cannot be read leaves its folder without the files. */
  private static void read(Path file) throws Exception {
    Path folder = Paths.get(file + ".read");
    Files.createDirectories(folder);
    try (TextExporter text = new TextExporter(file, folder.resolve("text.txt"));
        ImageExporter pages = new ImageExporter(file, folder, "PNG", PIXELS_PER_MILLIMETRE)) {
      text.export();
      pages.export();
    } catch (Exception problem) {
      Files.writeString(folder.resolve("problem.txt"), String.valueOf(problem));
    }
  }
}
