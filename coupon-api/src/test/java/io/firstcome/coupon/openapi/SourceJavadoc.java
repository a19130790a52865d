package io.firstcome.coupon.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of a source directory, read with the JDK's own parser: no annotation processor, and nothing of it gets into
 * the jar. Inline tags become Markdown.
 */
class SourceJavadoc {

    /** A {@code {@link}} of a {@code @return} text, and the last number of a status before it. */
    record AnswerLink(@Nullable Integer status, Class<?> type) {}

    /** A comment and where its names are looked up. */
    private record Comment(DocCommentTree tree, String owner, List<String> imports) {}

    private final Map<String, Comment> types = new HashMap<>();
    private final Map<String, Comment> methods = new HashMap<>();

    SourceJavadoc(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> java = paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, comments).scan(unit, null);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Collects the comments of one file. */
    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable String> {

        private final DocTrees comments;
        private final String packagePrefix;
        private final List<String> imports;

        Reader(CompilationUnitTree unit, DocTrees comments) {
            this.comments = comments;
            this.packagePrefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            this.imports = unit.getImports().stream()
                    .filter(imported -> !imported.isStatic())
                    .map(ImportTree::getQualifiedIdentifier)
                    .map(Object::toString)
                    .toList();
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable String outer) {
            String name = outer == null ? packagePrefix + type.getSimpleName() : outer + "$" + type.getSimpleName();
            keep(types, name, name);
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable String owner) {
            String name = String.valueOf(owner);
            keep(
                    methods,
                    key(
                            name,
                            method.getName().toString(),
                            method.getParameters().size()),
                    name);
            return super.visitMethod(method, owner);
        }

        private void keep(Map<String, Comment> into, String key, String owner) {
            DocCommentTree tree = comments.getDocCommentTree(getCurrentPath());
            if (tree != null) {
                into.put(key, new Comment(tree, owner, imports));
            }
        }
    }

    private static String key(String owner, String method, int parameters) {
        return owner + "#" + method + "/" + parameters;
    }

    /** The first sentence without its full stop; empty if there is no comment. */
    String summary(Method method) {
        return of(method)
                .map(comment -> render(comment, comment.tree().getFirstSentence()))
                .map(sentence -> sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence)
                .orElse("");
    }

    /** What comes after the first sentence. */
    String details(Method method) {
        return of(method)
                .map(comment -> render(comment, comment.tree().getBody()))
                .orElse("");
    }

    String parameter(Method method, String name) {
        return of(method).map(comment -> parameters(comment).get(name)).orElse("");
    }

    /**
     * The {@code @return} text without the names of types: "200 {@link A}: as it is; 201 {@link B}: the new one" is "The
     * new one" for 201. What names no status is for each.
     */
    String returned(Method method, int status) {
        String all = of(method)
                .map(comment -> returnTag(comment)
                        .map(tag -> render(
                                comment,
                                tag.getDescription().stream()
                                        .filter(part -> !(part instanceof LinkTree))
                                        .toList()))
                        .orElse(""))
                .orElse("");
        String own = "";
        for (String part : all.split("(?=\\b[1-5]\\d\\d\\b)", -1)) {
            boolean other = part.matches("(?s)[1-5]\\d\\d\\b.*") && !part.startsWith(Integer.toString(status));
            own = other ? own : part.replaceFirst("^" + status, "");
        }
        return sentence(own.replaceAll("^[\\s:;,]+|[\\s:;,]+$", ""));
    }

    /** Tags begin with a small letter, as is usual in Javadoc. */
    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The types that the {@code @return} text links to. */
    List<AnswerLink> answerLinks(Method method) {
        List<AnswerLink> links = new ArrayList<>();
        of(method)
                .ifPresent(comment -> returnTag(comment).ifPresent(tag -> {
                    Integer status = null;
                    for (DocTree part : tag.getDescription()) {
                        if (part instanceof LinkTree link) {
                            links.add(new AnswerLink(
                                    status, resolve(comment, link.getReference().getSignature())));
                        } else {
                            Integer told = lastStatus(render(comment, List.of(part)));
                            status = told == null ? status : told;
                        }
                    }
                }));
        return links;
    }

    private static @Nullable Integer lastStatus(String text) {
        Integer last = null;
        for (String word : text.split("\\D+", -1)) {
            last = word.matches("[1-5]\\d\\d") ? Integer.valueOf(word) : last;
        }
        return last;
    }

    String type(Class<?> type) {
        Comment comment = types.get(type.getName());
        return comment == null ? "" : render(comment, comment.tree().getFullBody());
    }

    /** The {@code @param} texts of a record by component. */
    Map<String, String> components(Class<?> type) {
        Comment comment = types.get(type.getName());
        return comment == null ? Map.of() : parameters(comment);
    }

    private Optional<Comment> of(Method method) {
        return Optional.ofNullable(
                methods.get(key(method.getDeclaringClass().getName(), method.getName(), method.getParameterCount())));
    }

    private static Optional<ReturnTree> returnTag(Comment comment) {
        return comment.tree().getBlockTags().stream()
                .filter(ReturnTree.class::isInstance)
                .map(ReturnTree.class::cast)
                .findFirst();
    }

    private static Map<String, String> parameters(Comment comment) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (DocTree tag : comment.tree().getBlockTags()) {
            if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                parameters.put(parameter.getName().toString(), sentence(render(comment, parameter.getDescription())));
            }
        }
        return parameters;
    }

    private static String render(Comment comment, List<? extends DocTree> parts) {
        return parts.stream()
                .map(part -> markdown(comment, part))
                .collect(Collectors.joining())
                .replaceAll("[ \\t]*\\r?\\n[ \\t]*", " ")
                .replaceAll(" *\u2029 *", "\n\n")
                .replaceAll(" *\u2028 *", "\n")
                .strip();
    }

    /** Paragraphs and lines are kept as Unicode's separators until the source's line breaks are gone. */
    private static String markdown(Comment comment, DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree literal ->
                part.getKind() == DocTree.Kind.CODE
                        ? "`" + literal.getBody().getBody().strip() + "`"
                        : literal.getBody().getBody();
            case LinkTree link ->
                link.getLabel().isEmpty()
                        ? "`" + lastName(link.getReference().getSignature()) + "`"
                        : render(comment, link.getLabel());
            case ValueTree value -> constant(comment, value.getReference().getSignature());
            case EntityTree entity ->
                switch (entity.getName().toString()) {
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "amp" -> "&";
                    case "nbsp" -> " ";
                    default -> entity.toString();
                };
            case StartElementTree element ->
                switch (element.getName().toString()) {
                    case "p", "ul", "ol" -> "\u2029";
                    case "li" -> "\u2028- ";
                    case "b", "strong" -> "**";
                    case "i", "em" -> "*";
                    default -> "";
                };
            default ->
                switch (part.toString()) {
                    case "</b>", "</strong>" -> "**";
                    case "</i>", "</em>" -> "*";
                    case "</ul>", "</ol>" -> "\u2029";
                    default -> part.getKind() == DocTree.Kind.END_ELEMENT ? "" : part.toString();
                };
        };
    }

    private static String lastName(String signature) {
        String name = signature.replaceAll("\\(.*", "");
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1);
    }

    private static String constant(Comment comment, String signature) {
        int hash = signature.indexOf('#');
        try {
            Class<?> owner =
                    hash == 0 ? Class.forName(comment.owner()) : resolve(comment, signature.substring(0, hash));
            var field = owner.getDeclaredField(signature.substring(hash + 1));
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException("No constant " + signature + " for " + comment.owner(), unknown);
        }
    }

    /** As the compiler would: inside the own type and the ones around it, imported, in the own package, as it is. */
    private static Class<?> resolve(Comment comment, String name) {
        String nested = name.replace('.', '$');
        List<String> candidates = new ArrayList<>();
        for (String outer = comment.owner(); ; outer = outer.substring(0, outer.lastIndexOf('$'))) {
            candidates.add(outer + "$" + nested);
            if (outer.indexOf('$') < 0) {
                candidates.add(outer.substring(0, outer.lastIndexOf('.') + 1) + nested);
                break;
            }
        }
        String first = name.replaceAll("\\..*", "");
        for (String imported : comment.imports()) {
            if (imported.endsWith("." + first)) {
                candidates.add(imported + nested.substring(first.length()));
            }
        }
        candidates.add(name);
        for (String candidate : candidates) {
            try {
                return Class.forName(candidate, false, SourceJavadoc.class.getClassLoader());
            } catch (ClassNotFoundException _) {
                continue;
            }
        }
        throw new IllegalStateException("The Javadoc of " + comment.owner() + " links to an unknown type " + name);
    }
}
