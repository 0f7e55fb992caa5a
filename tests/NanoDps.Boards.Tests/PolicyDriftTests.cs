using NanoDps.Boards.Generated;

namespace NanoDps.Boards.Tests;

/// <summary>A policy and boards that no longer say the same.</summary>
[TestClass]
public sealed class PolicyDriftTests
{
    private const string Policy = "tls-policy.json";
    private const string P384 = "\"id\": \"0x0018\", \"name\": \"secp384r1\"";
    private const string Aes128 = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    private const string Aes256 = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";

    [TestMethod]
    public void AnotherOrderOfTheSuitesIsNoticed()
    {
        using var boards = new BoardsCopy()
            .Replace(Policy, Aes128, "TLS_X")
            .Replace(Policy, Aes256, Aes128)
            .Replace(Policy, "TLS_X", Aes256);

        CollectionAssert.AreEqual(
            new[] { "common/policy.h: expected what the board files say; run: make boards" },
            boards.Problems());
    }

    [TestMethod]
    public void AGroupThatIsOnlyInThePolicyIsNoticed()
    {
        using var boards = new BoardsCopy().Replace(
            Policy, P384, "\"id\": \"0x0019\", \"name\": \"secp521r1\"");

        var problems = boards.Problems();
        Assert.Contains(
            "ESP32_C3: expected MBEDTLS_ECP_DP_SECP521R1_ENABLED=y, as tls-policy.json has it, "
                + "got n",
            problems);
        Assert.Contains(
            "ESP32_C3: expected MBEDTLS_ECP_DP_SECP384R1_ENABLED=n, as tls-policy.json has it, "
                + "got y",
            problems);
    }

    [TestMethod]
    public void AGroupThatNoSymbolStandsForIsNoticed()
    {
        using var boards = new BoardsCopy().Replace(
            Policy, P384, "\"id\": \"0x001E\", \"name\": \"x448\"");

        Assert.Contains(
            "ESP32_C3: expected MBEDTLS_ECP_DP_X448_ENABLED=y, as tls-policy.json has it, got n",
            boards.Problems());
    }

    [TestMethod]
    public void ASuiteOfAnotherKeyExchangeIsNoticed()
    {
        using var boards = new BoardsCopy().Replace(
            Policy,
            "\"id\": \"0xC028\", \"name\": \"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384\"",
            "\"id\": \"0x009C\", \"name\": \"TLS_RSA_WITH_AES_128_GCM_SHA256\"");

        Assert.Contains(
            "ESP32_C3: expected MBEDTLS_KEY_EXCHANGE_RSA=y, as tls-policy.json has it, got n",
            boards.Problems());
    }

    [TestMethod]
    public void Tls13InABoardIsNoticed()
    {
        using var boards = new BoardsCopy().Replace(
            "common/board.json",
            "\"symbol\": \"MBEDTLS_SSL_PROTO_TLS1_3\", \"value\": \"n\"",
            "\"symbol\": \"MBEDTLS_SSL_PROTO_TLS1_3\", \"value\": \"y\"");

        Assert.Contains(
            "ESP32_C3: expected MBEDTLS_SSL_PROTO_TLS1_3=n, as tls-policy.json has it, got y",
            boards.Problems());
    }

    [TestMethod]
    [DataRow("common/policy.h", "ARIA_C", "ARIA_D")]
    [DataRow("common/sdkconfig.fragment", "DTLS=n", "DTLS=y")]
    [DataRow("ESP32_C3/sdkconfig.fragment", "=y", "=n")]
    [DataRow("ESP32_S2/kconfig.conf", "esp32s2", "esp32s3")]
    [DataRow("M5Core2/nanodps.cmake", "M5Core2", "M5Core")]
    [DataRow("ESP32_REV0/README.md", "COM2", "COM3")]
    [DataRow("README.md", "[M5Core2]", "[M5Core]")]
    public void AGeneratedFileThatSomebodyEditedIsNoticedAndWrittenAnew(
        string file, string old, string replacement)
    {
        using var boards = new BoardsCopy().Replace(file, old, replacement);

        Assert.AreEqual(
            $"{file}: expected what the board files say; run: make boards",
            Assert.ContainsSingle(boards.Problems()));

        GeneratedFiles.WriteAll(boards.Load());
        Assert.IsEmpty(boards.Problems());
    }

    [TestMethod]
    public void AnAbsenceWithoutAReasonIsRefused()
    {
        using var boards = new BoardsCopy().Replace(
            Policy, "{ \"name\": \"SHA-1\", \"reason\"", "{ \"name\": \"SHA-1\", \"because\"");

        var error = Assert.ThrowsExactly<BoardFileException>(boards.Load);
        Assert.EndsWith(
            "absent[5].because: expected one of name, reason, got \"because\"", error.Message);
    }
}
