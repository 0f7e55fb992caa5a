using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests;

/// <summary>The check for secrets, which guards every other test here, does find them.</summary>
[TestClass]
public sealed class SecretsTests
{
    [TestMethod]
    [DataRow("I 401 dps connecting with " + Given.GroupKey)]
    [DataRow("password 8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE%2F%2Bah%2FlSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9"
        + "yegxkqIChbqOS9Egw%3D%3D")]
    [DataRow("token SharedAccessSignature sr=x")]
    [DataRow("token sr=x&sig=y&se=1")]
    [DataRow("joining with " + DeviceSetup.WifiPassword)]
    public void ALineWithASecretIsFound(string line)
    {
        var secrets = new Secrets();
        secrets.Add(Given.GroupKey);

        CollectionAssert.AreEqual(
            new[] { "a secret in: " + line }, secrets.FoundIn(["I 101 boot", line]).ToArray());
    }

    [TestMethod]
    public void ALineWithoutIsNot()
    {
        var secrets = new Secrets();
        secrets.Add(Given.GroupKey);

        Assert.AreEqual(0, secrets.FoundIn(["12.345 I 402 dps     connected ms=2210"]).Count());
    }
}
