import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The habits of Java callers, and of C# callers, for whom java.net.http stands in: java Habits.java CASES */
public final class Habits {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Habits() {}

    private record Case(String[] columns) {

        String habit() {
            return columns[0];
        }

        URI uri() {
            return URI.create(columns[2]);
        }

        String header() {
            return columns[3];
        }

        String key() {
            return columns[4];
        }

        /** A JSON object as people build it who have no library for it. */
        String body(String name1, String name2, Base64.Encoder base64) throws IOException {
            String options = columns[7].substring(1, columns[7].length() - 1);
            String members = member(name1, columns[5], base64) + member(name2, columns[6], base64) + options;
            return "{" + members.replaceFirst(",$", "") + "}";
        }

        private static String member(String name, String image, Base64.Encoder base64) throws IOException {
            if (image.equals("-")) {
                return "";
            }
            String text = image.startsWith("=")
                    ? image.substring(1)
                    : base64.encodeToString(Files.readAllBytes(Path.of(image)));
            return "\"" + name + "\":\"" + text.replace("\r\n", "\\r\\n") + "\",";
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            Case row = new Case(line.split("\t", -1));
            String seen =
                    switch (row.habit()) {
                        case "CSHARP_HTTPCLIENT" -> httpClient(row);
                        case "JAVA_URLCONNECTION" -> urlConnection(row);
                        default -> null;
                    };
            if (seen != null) {
                System.out.println(row.habit() + "\t" + row.columns()[1] + "\t" + seen);
            }
        }
    }

    /** HttpURLConnection, which has the body of an error in another stream; base64 in lines, as MIME wants it. */
    private static String urlConnection(Case row) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) row.uri().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setReadTimeout(60_000);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty(row.header(), row.key());
        try (OutputStream out = connection.getOutputStream()) {
            out.write(row.body("encoded_image1", "encoded_image2", Base64.getMimeEncoder())
                    .getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return status == 200 ? compared(answer) : "refused " + member(answer, "code") + reason(answer);
        }
    }

    /**
     * As C# does it: names as its properties are spelled, a charset in the Content-Type, and a plus sign written as its
     * JSON serializer writes it. The status is what counts, then MatchedFaces[0].matchResult.
     */
    private static String httpClient(Case row) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(row.uri())
                .header("Content-Type", "application/json; charset=utf-8")
                .header(row.header(), row.key())
                .POST(BodyPublishers.ofString(row.body("Encoded_Image1", "Encoded_Image2", Base64.getEncoder())
                        .replace("+", "\\u002B")))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        String answer = response.body();
        return response.statusCode() >= 400
                ? "refused " + response.statusCode() + reason(answer)
                : compared(answer);
    }

    private static String compared(String answer) {
        String word = member(answer, "matchResult").equals("1") ? "match " : "nomatch ";
        return word + member(answer, "confidence") + " " + member(answer, "quality");
    }

    private static String reason(String answer) {
        return " " + member(answer, "reason");
    }

    private static String member(String answer, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^,\"}]*)").matcher(answer);
        return matcher.find() ? matcher.group(1) : "";
    }
}
