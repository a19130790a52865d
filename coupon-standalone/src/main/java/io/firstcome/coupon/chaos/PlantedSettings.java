package io.firstcome.coupon.chaos;

import io.firstcome.coupon.planted.PlantedBug;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which planted bugs are tried. */
public final class PlantedSettings {

    private PlantedSettings() {}

    /**
     * Reads a list of {@link PlantedBug#code() codes} with commas between them, or {@value ChaosSettings#ALL}.
     *
     * @throws IllegalArgumentException if there is no such bug
     */
    public static List<PlantedBug> bugs(String list) {
        return list.equals(ChaosSettings.ALL)
                ? List.of(PlantedBug.values())
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .map(PlantedSettings::bug)
                        .toList();
    }

    private static PlantedBug bug(String code) {
        return Arrays.stream(PlantedBug.values())
                .filter(bug -> bug.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("planted: there is no '" + code + "'; there are "
                        + Arrays.stream(PlantedBug.values())
                                .map(PlantedBug::code)
                                .collect(Collectors.joining(", "))));
    }
}
