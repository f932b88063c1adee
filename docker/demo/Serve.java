import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves the demo application: java Serve.java FOLDER PORT. On 127.0.0.1 only. */
public final class Serve {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript", "css", "text/css");

    private Serve() {}

    public static void main(String[] args) throws IOException {
        start(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    static HttpServer start(Path folder, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> answer(folder, exchange));
        server.start();
        return server;
    }

    private static void answer(Path folder, HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            // plain file names of this folder and nothing else
            Path file = name.isEmpty() ? folder.resolve("index.html") : folder.resolve(name);
            if (!name.matches("[a-z.]*") || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            String type = TYPES.get(file.toString().replaceAll(".*\\.", ""));
            exchange.getResponseHeaders().set("Content-Type", type == null ? "application/octet-stream" : type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
