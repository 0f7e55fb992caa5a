namespace NanoDps.Boards.Tests;

/// <summary>What the check says of a board that is wrong.</summary>
[TestClass]
public sealed class BoardCheckTests
{
    private const string C3 = "ESP32_C3/board.json";
    private const string CommonFile = "common/board.json";

    [TestMethod]
    public void APresetThatIsNotInTheListIsRefused()
    {
        AssertOnlyProblem(
            C3,
            "\"preset\": \"ESP32_C3\"",
            "\"preset\": \"ESP32_C4\"",
            "ESP32_C3: expected a preset of nf-interpreter, got \"ESP32_C4\"");
    }

    [TestMethod]
    [DataRow("ESP32_C5_THREAD")]
    [DataRow("ESP32_C6_THREAD")]
    [DataRow("ESP32_H2_THREAD")]
    public void AThreadPresetIsRefusedWithTheReason(string preset)
    {
        using var boards = new BoardsCopy()
            .Replace(C3, "\"preset\": \"ESP32_C3\"", $"\"preset\": \"{preset}\"");

        var problem = Assert.ContainsSingle(boards.Problems());
        Assert.StartsWith(
            $"ESP32_C3: {preset} is refused, because the image speaks Thread: its commissioning "
            + "needs DTLS and an ECJPAKE suite",
            problem);
    }

    [TestMethod]
    public void AThreadPresetIsRefusedEvenWhenNobodyListedIt()
    {
        using var boards = new BoardsCopy()
            .Replace(CommonFile, "\"preset\": \"ESP32_C6_THREAD\"", "\"preset\": \"ESP32_P4\"")
            .Replace(C3, "\"preset\": \"ESP32_C3\"", "\"preset\": \"ESP32_C6_THREAD\"");

        Assert.Contains(
            "ESP32_C3: ESP32_C6_THREAD is refused, because the image speaks Thread",
            boards.Problems());
    }

    [TestMethod]
    public void AnSdkconfigFileThatIsNotThePresetsIsRefused()
    {
        using var boards = new BoardsCopy()
            .Replace(C3, "sdkconfig.default_rev3.esp32c3", "sdkconfig.default_rev9.esp32c3");

        CollectionAssert.AreEqual(
            new[]
            {
                "ESP32_C3: expected sdkconfig.default_rev3.esp32c3, which ESP32_C3 has, "
                    + "got \"sdkconfig.default_rev9.esp32c3\"",
                "ESP32_C3: expected an sdkconfig file of the list, "
                    + "got \"sdkconfig.default_rev9.esp32c3\"",
            },
            boards.Problems());
    }

    [TestMethod]
    public void ASymbolThatEspIdfDoesNotHaveIsRefused()
    {
        AssertOnlyProblem(
            C3,
            "MBEDTLS_LARGE_KEY_SOFTWARE_MPI",
            "MBEDTLS_LARGE_KEYS",
            "ESP32_C3: expected a symbol of ESP-IDF's mbedTLS component, got MBEDTLS_LARGE_KEYS");
    }

    [TestMethod]
    public void AC3WithoutTheFallbackForRsa4096IsRefused()
    {
        AssertOnlyProblem(
            C3,
            "\"symbol\": \"MBEDTLS_LARGE_KEY_SOFTWARE_MPI\", \"value\": \"y\"",
            "\"symbol\": \"MBEDTLS_LARGE_KEY_SOFTWARE_MPI\", \"value\": \"n\"",
            "ESP32_C3: expected MBEDTLS_LARGE_KEY_SOFTWARE_MPI=y, since the chip's accelerator "
                + "ends below the RSA-4096 of Azure's chain");
    }

    [TestMethod]
    public void ASettingThatTheCommonPartHasIsNoDifference()
    {
        AssertOnlyProblem(
            "ESP32_C61/board.json",
            "\"symbol\": \"MBEDTLS_ECP_FIXED_POINT_OPTIM\", \"value\": \"n\"",
            "\"symbol\": \"MBEDTLS_ECP_FIXED_POINT_OPTIM\", \"value\": \"y\"",
            "ESP32_C61: expected only differences, got MBEDTLS_ECP_FIXED_POINT_OPTIM=y, "
                + "which is common");
    }

    [TestMethod]
    public void ASettingWhoseNeedsAreNotMetIsRefused()
    {
        using var boards = new BoardsCopy().Replace(
            CommonFile,
            "\"symbol\": \"MBEDTLS_SSL_PROTO_DTLS\", \"value\": \"n\"",
            "\"symbol\": \"MBEDTLS_SSL_PROTO_DTLS\", \"value\": \"y\"");

        Assert.Contains(
            "ESP32_C3: expected MBEDTLS_SSL_PROTO_DTLS=n, which MBEDTLS_DYNAMIC_BUFFER needs, "
                + "got y",
            boards.Problems());
    }

    [TestMethod]
    [DataRow("MBEDTLS_SSL_IN_CONTENT_LEN", "16384", "many", "a number")]
    [DataRow("MBEDTLS_SSL_ALPN", "n", "off", "y or n")]
    public void AValueOfTheWrongTypeIsRefused(
        string symbol, string value, string wrong, string expected)
    {
        using var boards = new BoardsCopy().Replace(
            CommonFile,
            $"\"symbol\": \"{symbol}\", \"value\": \"{value}\"",
            $"\"symbol\": \"{symbol}\", \"value\": \"{wrong}\"");

        Assert.Contains(
            $"ESP32_C3: expected {expected} for {symbol}, got \"{wrong}\"", boards.Problems());
    }

    [TestMethod]
    public void ANetworkThatThePresetLacksIsRefused()
    {
        AssertOnlyProblem(
            C3,
            "\"networkKind\": \"wifi\"",
            "\"networkKind\": \"ethernet\"",
            "ESP32_C3: expected a network that ESP32_C3 has, got \"ethernet\"");
    }

    [TestMethod]
    public void AChipThatIsNotThePresetsIsRefused()
    {
        AssertOnlyProblem(
            C3,
            "\"chip\": \"esp32c3\"",
            "\"chip\": \"esp32s3\"",
            "ESP32_C3: expected the chip of ESP32_C3, got \"esp32s3\"");
    }

    [TestMethod]
    public void APsramBudgetThatIsNotThePresetsIsRefused()
    {
        AssertOnlyProblem(
            "M5Core2/board.json",
            "1048576",
            "262144",
            "M5Core2: expected 1048576 bytes of PSRAM left to native code, as the preset has it, "
                + "got 262144");
    }

    private static void AssertOnlyProblem(
        string file, string old, string replacement, string expected)
    {
        using var boards = new BoardsCopy().Replace(file, old, replacement);

        Assert.AreEqual(expected, Assert.ContainsSingle(boards.Problems()));
    }
}
