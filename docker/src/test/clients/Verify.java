import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HttpURLConnection, which has the body of an error in another stream, and no JSON library. */
public final class Verify {

    private Verify() {}

    public static void main(String[] arguments) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(arguments[0]).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setReadTimeout(60_000);
        connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
        connection.setRequestProperty("Authorization", "Bearer " + arguments[1]);
        String body = "{\"encoded_image1\":\"" + encoded(arguments[2]) + "\",\"encoded_image2\":\""
                + encoded(arguments[3]) + "\"}";
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            System.out.println(line(status, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static String line(int status, String answer) {
        if (status != 200) {
            return "refused " + member(answer, "statusCode") + " " + member(answer, "reason");
        }
        String word = member(answer, "matchResult").equals("1") ? "match " : "nomatch ";
        return word + member(answer, "confidence") + " " + member(answer, "quality");
    }

    private static String member(String answer, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^,\"}]*)").matcher(answer);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String encoded(String path) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(path)));
    }
}
