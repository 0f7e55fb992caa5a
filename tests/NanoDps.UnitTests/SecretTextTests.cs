using nanoFramework.TestFramework;
using NanoDps.Guard;

namespace NanoDps.UnitTests
{
    // Not as data rows: their texts are names of tests, which a log of the tests shows.
    [TestClass]
    public class SecretTextTests
    {
        private const string Derived = "jrvC5iVT9TGD5Az+SO9L4iuhjK65IPUOluLHHOwH2zE=";

        [TestMethod]
        public void ASignatureIsSeenAndItsNameAloneIsNot()
        {
            Sees("a SAS signature behind \"sr=x&\"", "sr=x&sig=Ab%2F&se=1");
            Sees("a SAS signature behind \"\"", "SIG=%2Bx");
            Sees("a SAS signature behind \"sr=x&\"", "sr=x&sig%3Dx");
            Sees("a SAS token behind \"got \"", "got SharedAccessSignature sr=x");
            Sees("a connection string behind \"hostname=a;\"", "HostName=a;SharedAccessKey=x");
            Sees(null, "expected sig to be 32 bytes, got sig=");
            Sees(null, "expected a token that starts with 'SharedAccessSignature ', got sr=");
            Sees(null, "sig=<redacted> sig=*** sig=… SharedAccessKey={2}");
        }

        [TestMethod]
        public void AKeyIsSeenHoweverItIsWritten()
        {
            Sees("a key behind \"key=\"", "key=" + Derived);
            Sees("a key behind \"\"", Derived + ",");
            Sees("a key behind \"x \"", "x jrvC5iVT9TGD5Az%2BSO9L4iuhjK65IPUOluLHHOwH2zE%3d");
            Sees("a key behind \"\"", "jrvC5iVT9TGD5Az\\u002BSO9L4iuhjK65IPUOluLHHOwH2zE\\u003D");
            Sees("a key behind \"\"", Derived.Substring(0, 43) + Derived.Substring(0, 43) + "==");
            Sees("a key behind \"got \"", "got " + ShellFixture.Key);
            Sees("a key behind \"got \"", "got dGhlIGtleSBvZiBkZXY");
            Sees("a key behind \"b \"", "a\nb " + Derived);
        }

        [TestMethod]
        public void APasswordIsSeen()
        {
            Sees("a password or passphrase behind \"as \"", "as Correct Horse");
            Sees("a password or passphrase behind \"a \"", "a horse of the correct kind");
        }

        [TestMethod]
        public void APrivateKeyIsSeenWithAndWithoutItsFrame()
        {
            Sees("a private key behind \"-----begin ec \"", "-----BEGIN EC PRIVATE KEY-----\nAA");
            Sees("a private key behind \"got mig2\"", "got MIG2AgEAMBAGByqGSM49AgEGBSuBBAAi");
            Sees("a private key behind \"got miievq\"", "got MIIEvQIBADANBgkqhkiG9w0BAQEFAASC");
        }

        [TestMethod]
        public void TheFirstOfSeveralIsToldAndOnlyWhatIsInFrontOfIt()
        {
            Sees(
                "a password or passphrase behind \" with \"",
                "\u0007 with sesame sig=x " + Derived);
            Sees(
                "a key behind \"ne of more than forty characters before \"",
                "a line of more than forty characters before " + Derived + " sesame");
        }

        [TestMethod]
        public void AKindThatMayStandThereHidesNoOther()
        {
            Assert.IsNull(SecretText.Find("dev-01," + Derived, SecretText.Key));
            Assert.IsNull(SecretText.Find("dGhlIGtleSBvZiBkZXY", SecretText.Key));
            Assert.AreEqual(
                "a password or passphrase behind \"…\"",
                SecretText.Find("dev-01," + Derived + " sesame", SecretText.Key));
        }

        [TestMethod]
        public void WhatIsPublicIsNoSecret()
        {
            Sees(null, "");
            Sees(null, "12.345 I 402 dps     connected ms=2210");
            Sees(null, "fingerprint=CB3CCBB76031E5E0138F8DD39A23F9DE47FFC35E43C1144CEA27D46A5AB1CB5F");
            Sees(null, "  pin          " + Derived);
            Sees(null, "etag IjY4MDAyMjkzLTAwMDAtMDIwMC0wMDAwLTVkNmZhOTc0MDAwMCI=");
            Sees(null, "key=set key-check=1F3A2B4C 100%");
            Sees(null, "%zz %4 \\u00zz \\u002");

            // A certificate, whose last line has 32 bytes by chance.
            string line = Derived.Substring(0, 43) + Derived.Substring(0, 21);
            Sees(null, line + "\n" + line + "\r\n" + Derived);
            Sees(null, line + "\n" + Derived);
        }

        private static void Sees(string expected, string text)
        {
            Assert.AreEqual(expected, SecretText.Find(text, null));
        }
    }
}
