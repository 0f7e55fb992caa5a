using System;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Certificates;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    /// <summary>Names in certificates, requests for them, and chains that come back.</summary>
    [TestClass]
    public class CertificateTests
    {
        // A certificate of P-256, made with openssl req -x509, cut before and after the most of its
        // public key. The key itself was thrown away.
        private const string Head =
            "MIIBdzCCAR2gAwIBAgIUTpKso5hOGJJzHw2kw8ejFp3fRWowCgYIKoZIzj0EAwIwETEPMA0GA1UE"
            + "AwwGZGV2LTAxMB4XDTI2MTEyNTAzNTAzOVoXDTM2MTEyMjAzNTAzOVowETEPMA0GA1UEAwwGZGV2"
            + "LTAxMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
        private const string Point =
            "MV1rSWb1l4qxPt1e68NA1/z5OqFn+2isvh0pU9JgOUG06TkAYHkPbk2xzECEdTjJsJkFIgUz1tKD"
            + "X0bk524j";
        private const string Tail =
            "faNTMFEwHQYDVR0OBBYEFEE1zwuh9jlNE+qw0B+wYba2StOaMB8GA1UdIwQYMBaAFEE1zwuh9jlN"
            + "E+qw0B+wYba2StOaMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgO0CnKHSJQFvV"
            + "iHkaknyS2Re1n2QSANsQqSeEwz2HN6QCIQC2YaV3srtAkZiPuNJm0vWBHmmJtZ5fdcgl5uLThS8e"
            + "JA==";

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
        public void AKeyFileWithTheCertificatesPublicKeyIsItsOwn()
        {
            byte[] certificate = Encoding.UTF8.GetBytes(Pem(Head + Point + Tail));
            string point = "BG0w" + Point + "AAAA";
            Assert.IsTrue(KeyPair.IsPair(certificate, Encoding.UTF8.GetBytes(
                "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + "-----BEGIN EC PRIVATE KEY-----\r\n" + point + "\r\n"
                + "-----END EC PRIVATE KEY-----\r\n")));
            Assert.IsTrue(KeyPair.IsPair(
                Convert.FromBase64String(Head + Point + Tail),
                Convert.FromBase64String("MG0w" + Point)));
        }

        [TestMethod]
        public void AKeyFileWithoutItIsAnothers()
        {
            byte[] certificate = Encoding.UTF8.GetBytes(Pem(Head + Point + Tail));
            Assert.IsFalse(KeyPair.IsPair(
                certificate, Convert.FromBase64String("MG0w" + Tail)));
            Assert.IsFalse(KeyPair.IsPair(
                certificate, Convert.FromBase64String("MG0w" + Point.Substring(0, 60))));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("-----BEGIN PRIVATE KEY-----\nAAAA")]
        [DataRow("-----BEGIN PRIVATE KEY-----\n\n-----END PRIVATE KEY-----")]
        [DataRow("0")]
        public void WhatIsNoKeyFileIsNobodys(string file)
        {
            byte[] certificate = Encoding.UTF8.GetBytes(Pem(Head + Point + Tail));
            byte[] key = Encoding.UTF8.GetBytes(file);
            Assert.IsFalse(KeyPair.IsPair(certificate, key));
            Assert.IsFalse(KeyPair.IsPair(key, certificate));
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
        public void EscapesInAnIssuedChainAreUndone()
        {
            // What .NET's encoder makes of + and others of /.
            DpsReply reply = Given.Reply(
                200, 1, "", "{\"issuedCertificateChain\":[\"A\\u002BB\\/C=\"]}");
            Assert.AreEqual("[\"A+B/C=\"]", reply.IssuedCertificateChain);
        }

        [TestMethod]
        public void APayloadThatIsNullIsNone()
        {
            DpsReply reply = Given.Reply(200, 1, "", "{\"payload\":null,\"status\":\"assigned\"}");
            Assert.IsTrue(reply.Payload == null);
            Assert.AreEqual("assigned", reply.RegistrationStatus);
        }

        private static string Pem(string base64)
        {
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        }
    }
}
