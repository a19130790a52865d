import java.nio.charset.StandardCharsets
import java.security.KeyFactory
import java.security.PrivateKey
import java.security.Signature
import java.security.spec.PKCS8EncodedKeySpec
import java.util.concurrent.ConcurrentHashMap

/**
 * The bearers' tokens. With the setting key they are signed here, for as many customers as are asked for; otherwise they
 * are read from the files tokens and adminTokens, a token a line: the first line is customer 0, the second customer 1 ...
 */
class FirstcomeTokens {

    private static final long LIFETIME_SECONDS = 12 * 3600L
    private static final Base64.Encoder BASE64_URL = Base64.urlEncoder.withoutPadding()
    private static final String HEADER = encoded('{"alg":"RS256","typ":"JWT"}')

    private final FirstcomeSettings settings
    private final PrivateKey key
    private final String prefix
    private final Map<String, List<String>> files = new ConcurrentHashMap<>()

    FirstcomeTokens(FirstcomeSettings settings) {
        this.settings = settings
        this.key = settings.text('key', '').isEmpty() ? null : readKey(settings.file('key'))
        this.prefix = settings.text('prefix', 'ngrinder')
    }

    private static PrivateKey readKey(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1)
        byte[] der = text.startsWith('-----') ? Base64.mimeDecoder.decode(text.replaceAll('-----[^-]+-----', '')) : file
        return KeyFactory.getInstance('RSA').generatePrivate(new PKCS8EncodedKeySpec(der))
    }

    /** The customer of that number. */
    String customer(long number) {
        return key == null ? line('tokens', number) : signed(prefix + '-' + number, 'coupon:claim')
    }

    /** Somebody who may look at campaigns and change them. */
    String admin() {
        return key == null ? line('adminTokens', 0) : signed(prefix + '-admin', 'campaign:read campaign:write')
    }

    private String signed(String subject, String scope) {
        long now = System.currentTimeMillis().intdiv(1000)
        String claims = encoded('{"iss":"' + settings.text('issuer', 'firstcome-standalone') + '","aud":"firstcome","sub":"'
                + subject + '","scope":"' + scope + '","iat":' + now + ',"exp":' + (now + LIFETIME_SECONDS) + '}')
        String content = HEADER + '.' + claims
        Signature signature = Signature.getInstance('SHA256withRSA')
        signature.initSign(key)
        signature.update(content.getBytes(StandardCharsets.US_ASCII))
        return content + '.' + BASE64_URL.encodeToString(signature.sign())
    }

    private static String encoded(String json) {
        return BASE64_URL.encodeToString(json.getBytes(StandardCharsets.UTF_8))
    }

    private String line(String file, long number) {
        List<String> lines = files.computeIfAbsent(file) { read(it) }
        if (number >= lines.size()) {
            throw new IllegalStateException("${file} has ${lines.size()} tokens, and one more is needed")
        }
        return lines[(int) number]
    }

    private List<String> read(String file) {
        return new String(settings.file(file), StandardCharsets.US_ASCII).readLines()*.trim().findAll { !it.isEmpty() }
    }
}
