package io.firstcome.coupon.flame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlameGraphTest {

    @Test
    void aBoxIsAsWideAsItsShareAndLiesBelowItsCaller() {
        String svg = graph("a.A.run;b.B.left 3", "a.A.run;c.C.right 1");

        assertThat(svg)
                .contains("<rect x=\"0.0\" y=\"0\" width=\"928.0\"")
                .contains("<rect x=\"0.0\" y=\"18\" width=\"696.0\"")
                .contains("<rect x=\"696.0\" y=\"18\" width=\"232.0\"")
                .contains(">B.left<", ">C.right<");
    }

    @Test
    void whatIsTooSmallToBeSeenIsLeftOut() {
        String svg = graph("a.A.run;b.B.seen 997", "a.A.run;b.B.unseen 2", "a.A.other 1");

        assertThat(svg).contains("B.seen").doesNotContain("unseen", "A.other");
    }

    @Test
    void whatOnlyPassesOnIsOneBoxWithItsOwner() {
        String tomcat = "org.apache.catalina.Valve";
        String svg = graph(tomcat + ".one;" + tomcat + ".two;java.util.List.forEach;" + tomcat
                + ".three;tools.jackson.Json.write 10");

        assertThat(svg.split("<rect", -1)).as("Tomcat's, and Jackson's").hasSize(3);
        assertThat(svg)
                .contains(">Valve.one … Valve.three<")
                .contains("Tomcat: 100.0 % (10 samples)\n" + tomcat + ".one\n" + tomcat
                        + ".two\njava.util.List.forEach\n" + tomcat + ".three<")
                .contains(
                        "<g class=\"f" + Owner.TOMCAT.colour() + "\">",
                        "<g class=\"f" + Owner.JACKSON.colour() + "\">");
    }

    @Test
    void oneThatWorksItselfIsNotHiddenInWhatItCalls() {
        assertThat(graph("a.A.works;a.A.helps 1", "a.A.works 1").split("<rect", -1))
                .hasSize(3);
    }

    @Test
    void aLongChainIsToldByItsEnds() {
        String svg =
                graph("a.A.m01;a.A.m02;a.A.m03;a.A.m04;a.A.m05;a.A.m06;a.A.m07;a.A.m08;a.A.m09;a.A.m10;a.A.m11;a.A.m12;"
                        + "a.A.m13;a.A.m14 1");

        assertThat(svg).contains("a.A.m06\n… 2 more …\na.A.m09").doesNotContain("m07", "m08");
    }

    @Test
    void whateverIsNamedIsEscaped() {
        assertThat(graph("a.A.<init> 1")).contains(">A.&lt;init&gt;<").doesNotContain("<init>");
    }

    private static String graph(String... folded) {
        return FlameGraph.of(Stacks.of(folded), "words");
    }
}
