using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoDps.Platform;
using NanoDps.Roots;

namespace NanoDps.RepositoryTests;

[TestClass]
public class PinnedRootTests
{
    private static readonly string[] AzureRoots =
    [
        "CB3CCBB76031E5E0138F8DD39A23F9DE47FFC35E43C1144CEA27D46A5AB1CB5F", // DigiCert Global Root G2
        "C741F70F4B2A8D88BF2E71C14122EF53EF10EBA0CFA5E64CFA20F418853073E0", // Microsoft RSA Root CA 2017
    ];

    [TestMethod]
    public void WhatTheFirmwareEmbedsIsTheFilesByteForByte()
    {
        string files = string.Concat(Files().Select(File.ReadAllText));
        Assert.AreEqual(files, PinnedRoots.Pem);
    }

    [TestMethod]
    public void EveryCertificateOfTheEmbeddedTextParses()
    {
        // The handshake refuses a bundle in which one does not: mbedTLS must return exactly 0.
        Assert.HasCount(Files().Length, Embedded());
    }

    [TestMethod]
    public void TheTwoRootsOfAzureArePinnedAndNoOther()
    {
        CollectionAssert.AreEquivalent(
            AzureRoots,
            Embedded().Select(root => root.GetCertHashString(HashAlgorithmName.SHA256)).ToArray());
    }

    [TestMethod]
    public void TheReadmeHasEachRootsFingerprintAndDates()
    {
        string readme = File.ReadAllText(Repository.Path("certs", "README.md"));
        foreach (X509Certificate2 root in Embedded())
        {
            StringAssert.Contains(readme, root.GetCertHashString(HashAlgorithmName.SHA256));
            StringAssert.Contains(readme, $"{Day(root.NotBefore)} to {Day(root.NotAfter)}");
        }
    }

    [TestMethod]
    public void TheFirstExpiryIsThatOfTheRoots()
    {
        string? first = Embedded().Min(root => Day(root.NotAfter));
        Assert.AreEqual(PinnedRoots.FirstExpiry, first);
    }

    [TestMethod]
    public void TheReleaseDateIsNeitherInTheFutureNorOlderThanTheNewestRoot()
    {
        var release = new DateTime(
            ClockGate.ReleaseYear, ClockGate.ReleaseMonth, ClockGate.ReleaseDay, 0, 0, 0, DateTimeKind.Utc);
        Assert.IsLessThanOrEqualTo(DateTime.UtcNow, release);
        Assert.IsGreaterThan(Embedded().Max(root => root.NotBefore.ToUniversalTime()), release);
    }

    private static string[] Files() =>
        [.. Directory.GetFiles(Repository.Path("certs", "roots"), "*.pem").Order(StringComparer.Ordinal)];

    private static X509Certificate2Collection Embedded()
    {
        X509Certificate2Collection roots = [];
        roots.ImportFromPem(PinnedRoots.Pem);
        return roots;
    }

    private static string Day(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
