package io.github.keycloakface.rest;

import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the members of an {@code application/x-www-form-urlencoded} body from a stream. */
final class FormMembers {

    private static final int MAX_NAME_CHARS = 256;
    private static final int END = -1;

    private final InputStream in;
    private final RequestMembers members;

    private FormMembers(InputStream in, RequestMembers members) {
        this.in = in;
        this.members = members;
    }

    static RequestMembers read(InputStream in, RequestMembers members) throws IOException, ProblemException {
        new FormMembers(in, members).read();
        if (members.isEmpty()) {
            // some text that is neither a form nor JSON
            throw new ProblemException(Reason.MALFORMED_JSON);
        }
        return members;
    }

    private void read() throws IOException, ProblemException {
        int last = '&';
        while (last == '&') {
            StringBuilder name = new StringBuilder();
            last = copy(name, MAX_NAME_CHARS, '=');
            Optional<Member> member = members.named(name.toString().trim());
            if (member.isPresent()) {
                members.announce(member.get());
            }
            if (last == '=') {
                last = value(member);
            }
        }
    }

    private int value(Optional<Member> member) throws IOException, ProblemException {
        if (member.isPresent() && member.get().image() > 0) {
            Base64Text text = new Base64Text(1024);
            members.image(member.get(), text);
            return copy(text);
        }
        StringBuilder text = new StringBuilder();
        int end = copy(text, member.isPresent() ? RequestMembers.MAX_SCALAR_CHARS : 0, '&');
        member.ifPresent(known -> members.scalar(known, text.toString()));
        return end;
    }

    /** A plus sign stays one: clients that forget to escape base64 are common, base64 with spaces in a form is not. */
    private int copy(Base64Text text) throws IOException, ProblemException {
        int c = in.read();
        while (c != '&' && c != END) {
            text.take((char) (c == '%' ? escaped() : c));
            c = in.read();
        }
        return c;
    }

    /** @param most characters kept; one more is kept as a sign that the text is too long to mean anything */
    private int copy(StringBuilder text, int most, char end) throws IOException, ProblemException {
        int c = in.read();
        while (c != '&' && c != END && c != end) {
            char decoded = (char) (c == '%' ? escaped() : c == '+' ? ' ' : c);
            if (text.length() <= most) {
                text.append(decoded);
            }
            c = in.read();
        }
        return c;
    }

    private int escaped() throws IOException, ProblemException {
        int high = Character.digit(in.read(), 16);
        int low = Character.digit(in.read(), 16);
        if (high < 0 || low < 0) {
            throw RequestMembers.malformed("The form is not escaped as it must be: let your library encode it.");
        }
        return high << 4 | low;
    }
}
