import net.grinder.util.GrinderUtils

/**
 * The test's settings: the file resources/firstcome.properties, and over it the test's parameter, which is
 * name=value,name=value. A list has | between its values.
 */
class FirstcomeSettings {

    private static final String FILE = 'resources/firstcome.properties'

    private final Properties values = new Properties()

    FirstcomeSettings() {
        InputStream file = FirstcomeSettings.classLoader.getResourceAsStream(FILE)
        if (file != null) {
            file.withStream { values.load(it) }
        }
        for (String pair : GrinderUtils.getParam('').split(',')) {
            int equals = pair.indexOf('=')
            if (equals > 0) {
                values.setProperty(pair.substring(0, equals), pair.substring(equals + 1))
            } else if (!pair.isEmpty()) {
                throw new IllegalArgumentException("the parameter is name=value,name=value, not ${pair}")
            }
        }
    }

    /** The value; it must be there. */
    String text(String name) {
        String value = text(name, '')
        if (value.isEmpty()) {
            throw new IllegalArgumentException("${name} is missing: put it into ${FILE} or into the test's parameter")
        }
        return value
    }

    String text(String name, String otherwise) {
        String value = values.getProperty(name, '').trim()
        return value.isEmpty() ? otherwise : value
    }

    List<String> list(String name) {
        return text(name).split('\\|') as List
    }

    /** A whole number, at least {@code least}. */
    long number(String name, long otherwise, long least) {
        String value = text(name, '' + otherwise)
        if (!value.isLong() || value.toLong() < least) {
            throw new IllegalArgumentException("${name} is a number from ${least}, not ${value}")
        }
        return value.toLong()
    }

    /** The bytes of a file: one on this machine, or one that was uploaded beside the script. */
    byte[] file(String name) {
        String path = text(name)
        File here = new File(path)
        InputStream stream = here.isFile() ? here.newInputStream() : FirstcomeSettings.classLoader.getResourceAsStream(path)
        if (stream == null) {
            throw new IllegalArgumentException("${name}: there is no file ${path}")
        }
        return stream.withStream { it.bytes }
    }
}
