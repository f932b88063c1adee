package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens stored templates as an administrator with the key could, independently of the plugin's own code. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TemplateVault(byte[] key) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TemplateVault fresh() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new TemplateVault(key);
    }

    String option() {
        return "test:" + Base64.getEncoder().encodeToString(key);
    }

    /** The templates of all users in the files of a database that no server has open, as big-endian floats. */
    List<byte[]> openAll(Path database) throws IOException {
        List<byte[]> templates = new ArrayList<>();
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {driver().toUri().toURL()});
                Connection connection = connect(loader, database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select c.ID, c.USER_ID, u.REALM_ID, c.CREDENTIAL_DATA,"
                        + " c.SECRET_DATA from CREDENTIAL c join USER_ENTITY u on u.ID = c.USER_ID"
                        + " where c.TYPE = 'face'")) {
            while (row.next()) {
                templates.add(open(row));
            }
        } catch (SQLException | GeneralSecurityException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return templates;
    }

    private byte[] open(ResultSet row) throws IOException, SQLException, GeneralSecurityException {
        JsonNode secret = JSON.readTree(row.getString("SECRET_DATA"));
        String modelId =
                JSON.readTree(row.getString("CREDENTIAL_DATA")).get("modelId").asText();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, secret.get("nonce").binaryValue()));
        ByteArrayOutputStream binding = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(binding);
        for (String part : List.of(
                "keycloak-face template 1",
                row.getString("REALM_ID"),
                row.getString("USER_ID"),
                row.getString("ID"),
                modelId)) {
            out.writeInt(part.length());
            out.write(part.getBytes(UTF_8));
        }
        cipher.updateAAD(binding.toByteArray());
        return cipher.doFinal(secret.get("ciphertext").binaryValue());
    }

    /** H2 as Keycloak ships it. */
    private static Path driver() throws IOException {
        try (Stream<Path> jars = Files.list(KeycloakServer.home().resolve("lib/lib/main"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Connection connect(ClassLoader loader, Path database)
            throws SQLException, ReflectiveOperationException {
        Driver driver = (Driver)
                loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "password");
        return driver.connect("jdbc:h2:file:" + database + ";NON_KEYWORDS=VALUE;IFEXISTS=TRUE", login);
    }
}
