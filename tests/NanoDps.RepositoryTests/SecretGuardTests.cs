using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoDps.RepositoryTests;

/// <summary>The guard of tests/Guard keeps what it saw for the test that showed it.</summary>
[TestClass]
public class SecretGuardTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void ASecretIsKeptForTheEndOfTheTestAndTheLineGoesOn()
    {
        var guard = new SecretGuard("a log");
        Assert.AreEqual("unlock sesame", guard.See("unlock sesame"));
        guard.See("unlock sesame");
        guard.See("connected ms=2210");
        Assert.AreEqual(
            "a log shows a password or passphrase behind \"unlock \"", Taken(TestContext));
        Assert.AreEqual("", Taken(TestContext));
    }

    [TestMethod]
    public void ASecretOnAnotherThreadIsThatOfTheTestWhichMadeTheGuard()
    {
        var guard = new SecretGuard("a log");
        Thread thread;
        using (ExecutionContext.SuppressFlow())
        {
            thread = new Thread(() => guard.See("sig=x"));
            thread.Start();
        }

        thread.Join();
        Assert.AreEqual("a log shows a SAS signature behind \"\"", Taken(TestContext));
    }

    [TestMethod]
    public void AGuardOfAThreadThatTheTestStartedIsTheTests()
    {
        var thread = new Thread(() => new SecretGuard("a log").See("sig=x"));
        thread.Start();
        thread.Join();
        Assert.AreEqual("a log shows a SAS signature behind \"\"", Taken(TestContext));
    }

    [TestMethod]
    public void TheEndOfTheTestFailsForIt()
    {
        new SecretGuard("a log").See("sig=x");
        var fault = Assert.ThrowsExactly<AssertFailedException>(
            () => SecretsShown.NoSecretWasShown(TestContext));
        StringAssert.Contains(
            fault.Message,
            "expected lines without secrets, got:\na log shows a SAS signature behind \"\"\n"
                + "redact it where the line is made");
    }

    [TestMethod]
    public void WhatThisTextIsThereToShowIsNoneOfIt()
    {
        var guard = new SecretGuard("derive");
        guard.See("dev-01,dGhlIGtleSBvZiBkZXYtMDE=", SecretText.Key);
        Assert.AreEqual("", Taken(TestContext));
    }

    private static string Taken(TestContext context) => string.Join('\n', SecretsShown.Take(context));
}
