import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates each file named on standard input, one path a line, against each flavour given as an
 * argument (2a, ua1, …), in one JVM, and prints one JSON object a line:
 * {"file", "flavour", "compliant", "assertions", "failures": [{"rule", "message", "where"}]}.
 */
public class ValidatePdf {
    private static final int FAILURES_SHOWN = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] flavours) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        String input = new String(System.in.readAllBytes(), "UTF-8");
        for (String path : input.split("\n")) {
            if (path.isBlank()) continue;
            for (String name : flavours) {
                System.out.println(JSON.writeValueAsString(validate(foundry, path, name)));
            }
        }
    }

    private static Map<String, Object> validate(VeraPDFFoundry foundry, String path, String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (InputStream bytes = new FileInputStream(path);
                PDFAParser parser = foundry.createParser(bytes, flavour);
                PDFAValidator validator = foundry.createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return Map.of("file", path, "flavour", name, "compliant", result.isCompliant(),
                    "assertions", result.getTotalAssertions(), "failures", failures(result));
        } catch (Exception problem) {
            // A file that cannot even be parsed is a failed file, never a failed run.
            return Map.of("file", path, "flavour", name, "compliant", false, "assertions", 0,
                    "failures", List.of(Map.of("rule", "unreadable", "message", String.valueOf(problem), "where", "")));
        }
    }

    private static List<Map<String, String>> failures(ValidationResult result) {
        List<Map<String, String>> list = new ArrayList<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
            if (list.size() == FAILURES_SHOWN) break;
            list.add(Map.of(
                    "rule", assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                    "message", String.valueOf(assertion.getMessage()),
                    "where", String.valueOf(assertion.getLocation().getContext())));
        }
        return list;
    }
}
