package io.github.keycloakface.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.http.CappedBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients in use send, and what each habit must come to. QUFB is AAA, QkJC is BBB. */
class RequestReaderTest {

    private static final int CAP = 1 << 20;
    private static final String IMAGES = "\"encoded_image1\":\"QUFB\",\"encoded_image2\":\"QkJC\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC'}",
                "  \r\n\t {'encoded_image1':'QUFB','encoded_image2':'QkJC'} \n",
                "{'ENCODED_IMAGE1':'QUFB','Encoded_Image2':'QkJC'}",
                "{'encoded_image2':'QkJC','encoded_image1':'QUFB'}",
                "{'encoded_image1':'data:image/jpeg;base64,QUFB','encoded_image2':'DATA:image/png;charset=x;BASE64,QkJC'}",
                "{'encoded_image1':'data:;base64,QUFB','encoded_image2':'QkJC'}",
                "{'encoded_image1':'QU\\r\\nFB\\n','encoded_image2':' Q k\\tJC'}",
                "{'encoded_image1':'\\u0051UFB','encoded_image2':'QkJC'}",
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC','unknown':{'a':[1,{'b':null}]},'other':'x'}",
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC','unknown':1,'unknown':2}",
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC','compareAllFaces':null,'qualityThreshold':null,'FAR':null}",
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC','compareAllFaces':false}",
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC','compareAllFaces':'False'}",
                "{'encoded_image1':'QUFB','encoded_image2':'QkJC','compareAllFaces':0}",
                "encoded_image1=QUFB&encoded_image2=QkJC",
                "Encoded_image1=QUFB&ENCODED_IMAGE2=QkJC&compareAllFaces=false",
                "encoded%5Fimage1=%51UFB&encoded_image2=QkJC%0D%0A",
                "unknown=1&encoded_image1=data%3Aimage%2Fjpeg%3Bbase64%2CQUFB&&encoded_image2=QkJC&x"
            })
    void readsWhatClientsSend(String body) throws ProblemException {
        VerifyRequest request = read(body);

        assertThat(request.image1()).asString(UTF_8).isEqualTo("AAA");
        assertThat(request.image2()).asString(UTF_8).isEqualTo("BBB");
        assertThat(request.options()).isEqualTo(new VerifyOptions(false, 21, 0, 60));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            'compareAllFaces':true,                          true,  21,  0,     60
            'compareAllFaces':'true',                        true,  21,  0,     60
            'COMPAREALLFACES':'True',                        true,  21,  0,     60
            'compareAllFaces':1,                             true,  21,  0,     60
            'compareAllFaces':' 1 ',                         true,  21,  0,     60
            'qualityThreshold':21,                           false, 21,  0,     60
            'qualityThreshold':100,                          false, 100, 0,     60
            'qualityThreshold':'50',                         false, 50,  0,     60
            'qualityThreshold':50.0,                         false, 50,  0,     60
            'QualityThreshold':' 50 ',                       false, 50,  0,     60
            'minimumDistanceBetweenEyeThreshold':0,          false, 21,  0,     60
            'minimumDistanceBetweenEyeThreshold':64,         false, 21,  64,    60
            'minimumDistanceBetweenEyeThreshold':'64',       false, 21,  64,    60
            'FAR':100,                                       false, 21,  0,     0
            'far':'0.01',                                    false, 21,  0,     48
            'FAR':1e-3,                                      false, 21,  0,     60
            """)
    void takesOptionsInEverySpelling(String option, boolean all, int quality, double eyes, double score)
            throws ProblemException {
        assertThat(read("{" + IMAGES + "," + option + "}").options())
                .isEqualTo(new VerifyOptions(all, quality, eyes, score));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                                      | MALFORMED_JSON
            {                                                       | MALFORMED_JSON
            []                                                      | MALFORMED_JSON
            [{'encoded_image1':'QUFB','encoded_image2':'QkJC'}]     | MALFORMED_JSON
            "'encoded_image1'"                                      | MALFORMED_JSON
            null                                                    | MALFORMED_JSON
            hello                                                   | MALFORMED_JSON
            42                                                      | MALFORMED_JSON
            <xml/>                                                  | MALFORMED_JSON
            --boundary                                              | MALFORMED_JSON
            {IMAGES} x                                              | MALFORMED_JSON
            {IMAGES}{IMAGES}                                        | MALFORMED_JSON
            {IMAGES,}                                               | MALFORMED_JSON
            {IMAGES,'encoded_image1':'QUFB'}                        | MALFORMED_JSON
            {IMAGES,'Encoded_Image2':'QkJC'}                        | MALFORMED_JSON
            {IMAGES,'FAR':1,'far':1}                                | MALFORMED_JSON
            {IMAGES,'compareAllFaces':'maybe'}                      | MALFORMED_JSON
            {IMAGES,'compareAllFaces':''}                           | MALFORMED_JSON
            {IMAGES,'compareAllFaces':2}                            | MALFORMED_JSON
            {IMAGES,'compareAllFaces':[true]}                       | MALFORMED_JSON
            {IMAGES,'minimumDistanceBetweenEyeThreshold':-1}        | MALFORMED_JSON
            {IMAGES,'minimumDistanceBetweenEyeThreshold':'far'}     | MALFORMED_JSON
            {IMAGES,'minimumDistanceBetweenEyeThreshold':1.5}       | MALFORMED_JSON
            encoded_image1=QUFB&encoded_image1=QUFB                 | MALFORMED_JSON
            encoded_image1=%                                        | MALFORMED_JSON
            encoded_image1=%4                                       | MALFORMED_JSON
            encoded_image1=%zz                                      | MALFORMED_JSON
            {}                                                      | IMAGE1_MISSING
            {'encoded_image1':'QUFB'}                               | IMAGE2_MISSING
            {'encoded_image2':'QkJC'}                               | IMAGE1_MISSING
            {'encoded_image1':null,'encoded_image2':'QkJC'}         | IMAGE1_MISSING
            {'encoded_image1':'QUFB','encoded_image2':' '}          | IMAGE2_MISSING
            {'encoded_image1':'','encoded_image2':'QkJC'}           | IMAGE1_MISSING
            {'encoded_image1':'data:image/png;base64,','encoded_image2':'QkJC'} | IMAGE1_MISSING
            {'encoded_image1':'QUFB','encoded_image2':'data:image/jpeg;base64,'} | IMAGE2_MISSING
            encoded_image1=QUFB                                     | IMAGE2_MISSING
            encoded_image1&encoded_image2=QkJC                      | IMAGE1_MISSING
            {'encoded_image1':1,'encoded_image2':'QkJC'}            | IMAGE1_NOT_BASE64
            {'encoded_image1':{'a':[]},'encoded_image2':'QkJC'}     | IMAGE1_NOT_BASE64
            {'encoded_image1':'QUFB','encoded_image2':['QkJC']}     | IMAGE2_NOT_BASE64
            {'encoded_image1':'Q','encoded_image2':'QkJC'}          | IMAGE1_NOT_BASE64
            {'encoded_image1':'QUFB','encoded_image2':'Qk*C'}       | IMAGE2_NOT_BASE64
            {'encoded_image1':'QUFB','encoded_image2':'QkJC===='}   | IMAGE2_NOT_BASE64
            {'encoded_image1':'QQ==QQ==','encoded_image2':'QkJC'}   | IMAGE1_NOT_BASE64
            {'encoded_image1':'QQ==QUJD','encoded_image2':'QkJC'}   | IMAGE1_NOT_BASE64
            {'encoded_image1':'=','encoded_image2':'QkJC'}          | IMAGE1_NOT_BASE64
            {'encoded_image1':'data:image/png,QUFB','encoded_image2':'QkJC'} | IMAGE1_NOT_BASE64
            {'encoded_image1':'data:image/png;base64','encoded_image2':'QkJC'} | IMAGE1_NOT_BASE64
            {'encoded_image1':'file:QUFB','encoded_image2':'QkJC'}  | IMAGE1_NOT_BASE64
            {'encoded_image1':'data:;base64,data:;base64,QUFB','encoded_image2':'QkJC'} | IMAGE1_NOT_BASE64
            encoded_image1=Q*&encoded_image2=QkJC                   | IMAGE1_NOT_BASE64
            {IMAGES,'qualityThreshold':20}                          | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':101}                         | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':-50}                         | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':50.5}                        | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':'high'}                      | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':''}                          | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':true}                        | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':{}}                          | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'qualityThreshold':9999999999}                  | QUALITY_THRESHOLD_OUT_OF_RANGE
            encoded_image1=QUFB&encoded_image2=QkJC&qualityThreshold= | QUALITY_THRESHOLD_OUT_OF_RANGE
            {IMAGES,'FAR':0.5}                                      | FAR_UNSUPPORTED
            {IMAGES,'FAR':'x'}                                      | FAR_UNSUPPORTED
            {IMAGES,'FAR':false}                                    | FAR_UNSUPPORTED
            """)
    void namesWhatIsWrong(String body, Reason reason) {
        assertThat(refused(body.replace("IMAGES", IMAGES))).isEqualTo(reason);
    }

    @Test
    void keepsAPlusSignThatAFormForgotToEscape() throws ProblemException {
        VerifyRequest request = read("encoded_image1=++++&encoded_image2=%2B%2B%2B%2B");

        assertThat(request.image1()).isEqualTo(request.image2()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsAByteOrderMark(String name) throws ProblemException {
        Charset charset = Charset.forName(name);

        VerifyRequest request = read(("\uFEFF{" + IMAGES + "}").getBytes(charset));

        assertThat(request.image1()).asString(UTF_8).isEqualTo("AAA");
    }

    @Test
    void readsAStringAsLongAsTheBodyMayBe() throws ProblemException {
        String image = "Q".repeat(CAP - 100);

        VerifyRequest request = read("{\"encoded_image1\":\"" + image + "\",\"encoded_image2\":\"QkJC\"}");

        assertThat(request.image1()).hasSize((CAP - 100) / 4 * 3);
    }

    @Test
    void refusesABodyThatIsOneByteTooLong() throws ProblemException {
        String body = "{" + IMAGES + "}";
        String longest = body + " ".repeat(CAP - body.length());

        assertThat(read(longest)).isNotNull();
        assertThat(refused(longest + " ")).isEqualTo(Reason.BODY_TOO_LARGE);
        assertThat(refused("encoded_image1=" + "Q".repeat(CAP))).isEqualTo(Reason.BODY_TOO_LARGE);
    }

    @Test
    void refusesDeepNesting() {
        assertThat(refused("{" + IMAGES + ",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void refusesABodyCutOffAnywhere() {
        String body = "{" + IMAGES + ",\"compareAllFaces\":true}";

        for (int length = 0; length < body.length(); length++) {
            assertThat(refused(body.substring(0, length)))
                    .as("first %d", length)
                    .isEqualTo(Reason.MALFORMED_JSON);
        }
    }

    private static Reason refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body))
                .problem()
                .reason();
    }

    private static VerifyRequest read(String body) throws ProblemException {
        return read(body.replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static VerifyRequest read(byte[] body) throws ProblemException {
        InputStream in = new CappedBody(new ByteArrayInputStream(body), CAP);
        return VerifyRequest.of(new RequestReader(CAP, Member.OF_TWO_IMAGES).read(in));
    }
}
