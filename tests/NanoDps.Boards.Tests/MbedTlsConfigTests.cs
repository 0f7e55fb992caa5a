using NanoDps.Boards.Proof;

namespace NanoDps.Boards.Tests;

/// <summary>What a board's lines mean to mbedTLS.</summary>
[TestClass]
public sealed class MbedTlsConfigTests
{
    private const string StockC3 = "sdkconfig.default_rev3.esp32c3";
    private static readonly BoardsFolder _boards = BoardsFolder.Load(Repository.Boards);

    [TestMethod]
    public void AStockC3HasWhatThePolicyTakesAway()
    {
        var values = SdkconfigValues.OfStock(_boards.Facts, StockC3);

        Assert.AreEqual("y", values["MBEDTLS_SSL_PROTO_TLS1_3"]);
        Assert.AreEqual("y", values["MBEDTLS_SSL_VARIABLE_BUFFER_LENGTH"]);
        Assert.AreEqual("y", values["MBEDTLS_ECP_DP_CURVE25519_ENABLED"]);
        Assert.AreEqual("n", values["MBEDTLS_LARGE_KEY_SOFTWARE_MPI"]);
        Assert.AreEqual("n", values["MBEDTLS_DYNAMIC_BUFFER"]);
    }

    [TestMethod]
    public void WhatFollowsFromASettingIsWorkedOut()
    {
        var values = ValuesOf("ESP32_C3");

        Assert.AreEqual("n", values["MBEDTLS_TLS_SERVER"], "only a client");
        Assert.AreEqual("n", values["MBEDTLS_HKDF_C"], "no TLS 1.3");
        Assert.AreEqual("n", values["MBEDTLS_SSL_TLS1_3_KEXM_EPHEMERAL"], "no TLS 1.3");
        Assert.AreEqual("y", values["MBEDTLS_TLS_CLIENT"]);
    }

    [TestMethod]
    public void TheHeaderSaysEverySymbolOfTheTable()
    {
        var header = MbedTlsConfig.Write(_boards.Facts, ValuesOf("ESP32_C3"));

        AssertLines(header, "#undef MBEDTLS_SSL_PROTO_TLS1_3\n\n", expected: false);
        AssertLines(
            header,
            "/* MBEDTLS_SSL_PROTO_TLS1_3=n */\n#undef MBEDTLS_SSL_PROTO_TLS1_3\n/*",
            expected: true);
        AssertLines(
            header,
            "#undef MBEDTLS_SSL_PROTO_TLS1_2\n#define MBEDTLS_SSL_PROTO_TLS1_2\n",
            expected: true);
        AssertLines(header, "#define MBEDTLS_SSL_IN_CONTENT_LEN 16384\n", expected: true);
        AssertLines(header, "#define MBEDTLS_ECP_FIXED_POINT_OPTIM 1\n", expected: true);

        foreach (var symbol in _boards.Facts.Macros.Keys)
        {
            AssertLines(header, $"/* {symbol}=", expected: true);
        }
    }

    [TestMethod]
    public void AC61HasNoTables()
    {
        AssertLines(
            MbedTlsConfig.Write(_boards.Facts, ValuesOf("ESP32_C61")),
            "#define MBEDTLS_ECP_FIXED_POINT_OPTIM 0\n",
            expected: true);
    }

    [TestMethod]
    public void ASettingIsRevertedWithWhatItNeeds()
    {
        var values = ValuesOf("ESP32_C3")
            .Reverted(_boards.Facts, StockC3, "MBEDTLS_SSL_PROTO_TLS1_3");

        Assert.AreEqual("y", values["MBEDTLS_SSL_PROTO_TLS1_3"]);
        Assert.AreEqual("y", values["MBEDTLS_SSL_KEEP_PEER_CERTIFICATE"], "it needs it");
        Assert.AreEqual("y", values["MBEDTLS_HKDF_C"], "it brings it");
        Assert.AreEqual("n", values["MBEDTLS_KEY_EXCHANGE_RSA"], "it has nothing to do with it");
    }

    [TestMethod]
    public void EveryBoardIsInOneConfiguration()
    {
        var configurations = Configuration.AllOf(_boards);

        CollectionAssert.AreEquivalent(
            _boards.Devices.Select(board => board.Name).ToArray(),
            configurations.SelectMany(configuration => configuration.Boards).ToArray());
        Assert.AreEqual(
            "ESP32_C61",
            Assert.ContainsSingle(
                configurations.Single(c => c.Boards.Contains("ESP32_C61")).Boards));
    }

    private static SdkconfigValues ValuesOf(string name) => SdkconfigValues.Of(
        _boards, _boards.Devices.Single(board => board.Name == name));

    private static void AssertLines(string header, string lines, bool expected) =>
        Assert.AreEqual(expected, header.Contains(lines, StringComparison.Ordinal), lines);
}
