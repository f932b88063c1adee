package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real mail server on a free port, to which nothing leaves this machine. */
final class MailServer implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/realms/\\S+/face-verification\\?token=[\\w.-]+");

    private final GreenMail smtp;

    private MailServer(GreenMail smtp) {
        this.smtp = smtp;
    }

    static MailServer start() {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        return new MailServer(smtp);
    }

    int port() {
        return smtp.getSmtp().getPort();
    }

    /**
     * A mail as it was read.
     *
     * @param parts plain text, then HTML
     */
    record Mail(String subject, List<String> parts) {

        URI link() {
            Matcher matcher = LINK.matcher(parts.get(0));
            assertThat(matcher.find()).as(parts.get(0)).isTrue();
            return URI.create(matcher.group());
        }
    }

    /** What was sent to an address, oldest first. */
    List<Mail> to(String address) {
        return Arrays.stream(smtp.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(MailServer::read)
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            Multipart parts = (Multipart) message.getContent();
            return new Mail(
                    message.getSubject(),
                    List.of(
                            parts.getBodyPart(0).getContent().toString(),
                            parts.getBodyPart(1).getContent().toString()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        smtp.stop();
    }
}
