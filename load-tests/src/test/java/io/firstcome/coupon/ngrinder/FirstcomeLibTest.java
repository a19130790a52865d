package io.firstcome.coupon.ngrinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what the uploaded scripts share does what their README says. Method: tiny scripts with the same {@code lib}. */
class FirstcomeLibTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private ScriptFiles files;

    @BeforeEach
    void copyTheLib() throws IOException {
        files = new ScriptFiles(directory);
        try (Stream<Path> lib = Files.list(Path.of("ngrinder", "lib"))) {
            for (Path file : lib.toList()) {
                files.write("lib/" + file.getFileName(), Files.readString(file));
            }
        }
    }

    @Test
    void theParameterGoesOverTheFile() throws Exception {
        files.write("resources/firstcome.properties", "coupon=of the file\ncustomers=5\nprefix=\n");

        runs("coupon=given,addresses=http://a:1|http://b:2", """
                FirstcomeSettings settings = new FirstcomeSettings()
                assert settings.text('coupon') == 'given'
                assert settings.list('addresses') == ['http://a:1', 'http://b:2']
                assert settings.number('customers', 10, 1) == 5
                assert settings.number('polls', 60, 1) == 60
                assert settings.text('prefix', 'ngrinder') == 'ngrinder'
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "new FirstcomeSettings().text('coupon'); coupon is missing",
                "new FirstcomeSettings().number('polls', 1, 1); polls is a number from 1, not 0",
                "new FirstcomeSettings().file('key'); key: there is no file nowhere.pem"
            })
    void aWrongSettingIsNamed(String statement, String message) throws Exception {
        Path script = before(statement);

        assertThatThrownBy(() -> LocalGrinder.run(script, settings("polls=0,key=nowhere.pem")))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyRunHasACustomerOfItsOwnAndAllThreadsShareTheFew() throws Exception {
        Path notes = directory.resolve("notes");
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Customers {
                    @Test void test() {
                        synchronized (GTest) {
                            new File(GrinderUtils.getParam('')) << FirstcomeCustomers.own() + '\\n'
                        }
                        assert FirstcomeCustomers.shared(3) == grinder.runNumber % 3
                    }
                }
                """);

        Report report = LocalGrinder.run(script, new LocalSettings(2, 3, 4, "" + notes));

        assertThat(report.examples()).isEmpty();
        List<Integer> numbers =
                Files.readAllLines(notes).stream().map(Integer::valueOf).toList();
        assertThat(numbers).hasSize(24).doesNotHaveDuplicates().allMatch(number -> number < 24);
    }

    @Test
    void tokensAreSignedWithAKeyInEitherForm() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        byte[] der = pair.getPrivate().getEncoded();
        Path token = directory.resolve("token");
        Path raw = Files.write(directory.resolve("key.der"), der);
        String lines = Base64.getMimeEncoder().encodeToString(der);
        Path pem = files.write("key.pem", "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");

        for (Path key : List.of(raw, pem)) {
            runs("key=" + key + ",prefix=kim,out=" + token, """
                    FirstcomeSettings settings = new FirstcomeSettings()
                    new File(settings.text('out')).text = new FirstcomeTokens(settings).customer(12)
                    """);

            String[] parts = Files.readString(token).split("\\.", -1);
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            assertThat(claims).contains("\"sub\":\"kim-12\"", "\"aud\":\"firstcome\"", "\"scope\":\"coupon:claim\"");
            assertThat(isSigned(pair, parts)).isTrue();
        }
    }

    private static boolean isSigned(KeyPair pair, String[] parts) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    @Test
    void listedTokensAreUsedOnceAndNeverTwice() throws Exception {
        files.write("resources/tokens.txt", "first\n\nsecond \n");
        files.write("resources/admins.txt", "boss\n");

        runs("tokens=resources/tokens.txt,adminTokens=resources/admins.txt", """
                FirstcomeTokens tokens = new FirstcomeTokens(new FirstcomeSettings())
                assert tokens.admin() == 'boss'
                assert tokens.customer(0) + tokens.customer(1) == 'firstsecond'
                try {
                    tokens.customer(2)
                    assert false
                } catch (IllegalStateException used) {
                    assert used.message == 'tokens has 2 tokens, and one more is needed'
                }
                """);
    }

    private void runs(String param, String statements) throws Exception {
        assertThat(LocalGrinder.run(before(statements), settings(param)).isClean())
                .isTrue();
    }

    private Path before(String statements) throws IOException {
        return files.script("""
                @RunWith(GrinderRunner)
                class Before {
                    @BeforeProcess static void beforeProcess() {
                        %s
                    }
                    @Test void test() { }
                }
                """.formatted(statements));
    }

    private static LocalSettings settings(String param) {
        return new LocalSettings(1, 1, 1, param);
    }
}
