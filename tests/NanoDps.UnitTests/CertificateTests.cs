using nanoFramework.TestFramework;
using NanoDps.Certificates;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    /// <summary>Names in certificates, requests for them, and chains that come back.</summary>
    [TestClass]
    public class CertificateTests
    {
        [TestMethod]
        [DataRow("CN=dev-01", "dev-01")]
        [DataRow("C=CH, O=Test Org, CN=dev-01", "dev-01")]
        [DataRow("CN=dev-01, O=Test Org", "dev-01")]
        public void TheCommonNameIsFoundWhereverItStands(string subject, string name)
        {
            Assert.AreEqual(name, DeviceCertificate.CommonName(subject));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("O=CN=dev-01")]
        [DataRow("O=Test Org, OU=CN dev-01")]
        public void ASubjectWithoutCommonNameHasNone(string subject)
        {
            Assert.IsTrue(DeviceCertificate.CommonName(subject) == null);
        }

        [TestMethod]
        public void AnIssuedChainBecomesPemOf64CharactersALine()
        {
            string first = "0123456789012345678901234567890123456789012345678901234567890123456789";
            Assert.AreEqual(
                "-----BEGIN CERTIFICATE-----\n"
                + "0123456789012345678901234567890123456789012345678901234567890123\n456789\n"
                + "-----END CERTIFICATE-----\n"
                + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                IssuedCertificate.ToPem("[ \"" + first + "\",\"AAAA\" ]"));
        }

        [TestMethod]
        [DataRow("MIIB\nAAAA\n")]
        [DataRow("-----BEGIN CERTIFICATE REQUEST-----\r\nMIIB\r\nAAAA\r\n-----END CERTIFICATE REQUEST-----\r\n")]
        [DataRow("  MIIBAAAA  ")]
        public void ARequestIsSentWithoutPemsLines(string file)
        {
            Assert.AreEqual("MIIBAAAA", IssuedCertificate.Bare(file));
        }

        [TestMethod]
        public void AnEmptyRequestIsNone()
        {
            Assert.IsTrue(IssuedCertificate.Bare(" \n\n") == null);
        }

        [TestMethod]
        public void WithoutACertificateTheFirstIsDue()
        {
            Assert.IsTrue(IssuedCertificate.IsDue(null, System.DateTime.UtcNow));
        }

        [TestMethod]
        public void TheRegisterRequestCarriesPayloadAndRequest()
        {
            Assert.AreEqual(
                "{\"registrationId\":\"dev-01\",\"payload\":{\"model\":\"m5\"},\"csr\":\"MIIB\"}",
                DpsTopics.RegisterBody("dev-01", "{\"model\":\"m5\"}", "MIIB"));
            Assert.AreEqual(
                "{\"registrationId\":\"dev-01\",\"csr\":\"MIIB\"}",
                DpsTopics.RegisterBody("dev-01", null, "MIIB"));
        }

        [TestMethod]
        public void AnAnswerGivesPayloadAndChainAsTheyStand()
        {
            DpsReply reply = Given.Reply(
                200,
                1,
                "",
                "{\"status\":\"assigned\",\"registrationState\":{\"payload\": {\"a\":[1,\"}\"]} ,"
                + "\"issuedCertificateChain\":[\"AA\",\"BB\"],\"connectionProfile\":\"classic\"}}");
            Assert.AreEqual("{\"a\":[1,\"}\"]}", reply.Payload);
            Assert.AreEqual("[\"AA\",\"BB\"]", reply.IssuedCertificateChain);
            Assert.AreEqual("classic", reply.ConnectionProfile);
        }

        [TestMethod]
        public void APayloadThatIsNullIsNone()
        {
            DpsReply reply = Given.Reply(200, 1, "", "{\"payload\":null,\"status\":\"assigned\"}");
            Assert.IsTrue(reply.Payload == null);
            Assert.AreEqual("assigned", reply.RegistrationStatus);
        }
    }
}
