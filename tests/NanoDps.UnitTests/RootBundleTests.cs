using System.Text;
using nanoFramework.TestFramework;
using NanoDps.RootUpdate;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class RootBundleTests
    {
        private const string NoBundle =
            "expected a signed bundle of format 1, got something else";

        [TestMethod]
        public void ASignedBundleIsReadAndAccepted()
        {
            RootBundle bundle = Bundle("7", RootVectors.Certificate, RootVectors.Of7);
            Assert.AreEqual(7, bundle.Version);
            Assert.AreEqual(RootVectors.Certificate, bundle.Pem());
            Assert.IsNull(bundle.Check(new OwnerKey(RootVectors.Key), 7));
        }

        [TestMethod]
        public void AnOlderVersionIsRefused()
        {
            RootBundle bundle = Bundle("7", RootVectors.Certificate, RootVectors.Of7);
            Assert.AreEqual(
                "version: expected 8 or newer, got 7",
                bundle.Check(new OwnerKey(RootVectors.Key), 8));
        }

        [TestMethod]
        public void AVersionThatTheOwnerHasNotSignedIsRefused()
        {
            RootBundle bundle = Bundle("8", RootVectors.Certificate, RootVectors.Of7);
            Assert.AreEqual(
                "signature: not the owner's, or the file was changed",
                bundle.Check(new OwnerKey(RootVectors.Key), 8));
        }

        [TestMethod]
        public void ABundleWithOneCertificateThatCannotBeReadIsRefusedWhole()
        {
            // mbedTLS would take the first and overlook the second (A104).
            string pem = RootVectors.Certificate
                + "-----BEGIN CERTIFICATE-----\nMIJ" + RootVectors.Certificate.Substring(31);
            RootBundle bundle = Bundle("8", pem, RootVectors.Of8);
            Assert.AreEqual(
                "certificate 2 cannot be read", bundle.Check(new OwnerKey(RootVectors.Key), 8));
        }

        [TestMethod]
        public void ABundleWithoutCertificatesIsRefused()
        {
            RootBundle bundle = Bundle("9", "", RootVectors.Of9);
            Assert.AreEqual(
                "expected a certificate behind the version, got something else",
                bundle.Check(new OwnerKey(RootVectors.Key), 9));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("nanodps-roots")]
        [DataRow("nanodps-roots 1\nversion ")]
        [DataRow("nanodps-roots 1\nversion 7")]
        [DataRow("nanodps-roots 1\nversion 7\n")]
        [DataRow("nanodps-roots 1\nversion 7\nsignature !!!!")]
        [DataRow("nanodps-roots 1\nversion \nsignature AAAA")]
        [DataRow("nanodps-roots 1\nversion x\nsignature AAAA")]
        [DataRow("nanodps-roots 1\nversion 0\nsignature AAAA")]
        [DataRow("nanodps-roots 1\nversion -7\nsignature AAAA")]
        [DataRow("nanodps-roots 1\nversion 99999999999\nsignature AAAA")]
        [DataRow("nanodps-roots 2\nversion 7\nsignature AAAA")]
        [DataRow("nanodps-roots 1\nversion 7é\nsignature AAAA")]
        [DataRow("\nsignature AAAA")]
        [DataRow("-----BEGIN CERTIFICATE-----")]
        public void AnythingElseIsNoBundle(string text)
        {
            RootBundle bundle = new RootBundle(Encoding.UTF8.GetBytes(text));
            Assert.AreEqual(NoBundle, bundle.Check(new OwnerKey(RootVectors.Key), 1));
        }

        [TestMethod]
        public void AZeroByteDoesNotHideWhatIsBehindIt()
        {
            byte[] file = Encoding.UTF8.GetBytes(
                Text("7", RootVectors.Certificate, RootVectors.Of7) + "x");
            file[file.Length - 1] = 0;
            Assert.AreEqual(
                NoBundle, new RootBundle(file).Check(new OwnerKey(RootVectors.Key), 1));
        }

        private static RootBundle Bundle(string version, string pem, string signature)
        {
            return new RootBundle(Encoding.UTF8.GetBytes(Text(version, pem, signature)));
        }

        private static string Text(string version, string pem, string signature)
        {
            return "nanodps-roots 1\nversion " + version + "\n" + pem
                + "signature " + signature + "\n";
        }
    }
}
