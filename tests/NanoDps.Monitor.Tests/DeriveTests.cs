using NanoDps.Monitor.Deriving;

namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class DeriveTests
{
    // The vector of Azure's documentation (DPS, symmetric key attestation).
    [TestMethod]
    public void ADevicesKeyIsThatOfTheDocumentation() =>
        Assert.AreEqual(
            "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=",
            GroupKey.Parse(
                "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==")
                .Derive("sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6"));

    [TestMethod]
    [DataRow("not base64", "expected base64 of 16 to 64 bytes, got no base64")]
    [DataRow("AAAA", "expected base64 of 16 to 64 bytes, got 3 bytes")]
    [DataRow("AAAA\nid-scope=b", "expected base64 of 16 to 64 bytes, got no base64")]
    [DataRow("", "expected a key in base64, got another text")]
    public void AKeyThatIsNoneIsRefusedWithoutBeingShown(string text, string message) =>
        Assert.AreEqual(
            message, Assert.ThrowsExactly<FormatException>(() => GroupKey.Parse(text)).Message);

    [TestMethod]
    public void AKeyMayStandOnSeveralLines() =>
        Assert.AreEqual(
            GroupKey.Parse(Convert.ToBase64String(new byte[64])).Derive("a"),
            GroupKey.Parse(Convert.ToBase64String(new byte[64]).Insert(44, "\r\n")).Derive("a"));

    [TestMethod]
    public void AListOfKeysIsNotRepeated() =>
        Assert.AreEqual(
            "1: expected 1 to 128 of a-z 0-9 and, inside, - . _ :, got \"...\"",
            Assert.ThrowsExactly<FormatException>(() => RegistrationIdList.Read(
                new StringReader("Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc="))).Message);

    [TestMethod]
    public void AListHasCommentsAndEmptyLines() =>
        CollectionAssert.AreEqual(
            new[] { "dev-01", "dev-02" },
            RegistrationIdList.Read(new StringReader("\ufeff# plant 7\n\n dev-01 \r\ndev-02")).ToArray());

    [TestMethod]
    [DataRow("a\nB\n", "2: expected 1 to 128 of a-z 0-9 and, inside, - . _ :, got \"B\"")]
    [DataRow("a\nb\na\n", "3: expected each id once, got \"a\" as in line 1")]
    public void AWrongListNamesItsLine(string list, string message) =>
        Assert.AreEqual(
            message,
            Assert.ThrowsExactly<FormatException>(
                () => RegistrationIdList.Read(new StringReader(list))).Message);

    [TestMethod]
    [DataRow("a", true)]
    [DataRow(" a", false)]
    [DataRow("a\nendpoint=b", false)]
    [DataRow("a-b.c_d:e0", true)]
    [DataRow("", false)]
    [DataRow("-a", false)]
    [DataRow("a-", false)]
    [DataRow("a b", false)]
    [DataRow("A", false)]
    [DataRow("ä", false)]
    public void TheRuleIsTheFirmwares(string id, bool isValid) =>
        Assert.AreEqual(isValid, RegistrationId.Fault(id) is null);
}
