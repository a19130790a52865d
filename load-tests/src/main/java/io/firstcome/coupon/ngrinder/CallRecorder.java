package io.firstcome.coupon.ngrinder;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Has a script's methods tell {@link ScriptCalls} when they begin and end, so that any of them can be recorded. nGrinder
 * does the same to a class's bytecode; here it is done while Groovy compiles.
 */
final class CallRecorder extends CompilationCustomizer {

    private static final ClassNode CALLS = ClassHelper.make(ScriptCalls.class);
    private static final ClassNode ANYTHING = ClassHelper.make(Throwable.class);

    /** Before Groovy looks at variables and names, so that it sees what is added here, too. */
    CallRecorder() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        boolean isScript = type.getAnnotations().stream()
                .anyMatch(annotation ->
                        annotation.getClassNode().getNameWithoutPackage().equals("RunWith"));
        if (isScript) {
            type.getMethods().stream().filter(method -> !method.isStatic()).forEach(CallRecorder::surround);
        }
    }

    private static void surround(MethodNode method) {
        Parameter failure = new Parameter(ANYTHING, "failureOfTheCall");
        TryCatchStatement body = new TryCatchStatement(method.getCode(), tell("left", method));
        body.addCatch(new CatchStatement(
                failure, block(tell("failed", method), new ThrowStatement(new VariableExpression(failure)))));
        method.setCode(block(tell("entered", method), body));
    }

    private static Statement tell(String what, MethodNode method) {
        return new ExpressionStatement(new StaticMethodCallExpression(
                CALLS,
                what,
                new ArgumentListExpression(
                        VariableExpression.THIS_EXPRESSION, new ConstantExpression(method.getName()))));
    }

    /** Groovy changes it later: it makes the last value of a method its result. */
    private static BlockStatement block(Statement... statements) {
        return new BlockStatement(new ArrayList<>(List.of(statements)), new VariableScope());
    }
}
