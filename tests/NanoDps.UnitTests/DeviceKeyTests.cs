using System;
using nanoFramework.TestFramework;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    // The group key, the registration id and the derived key are those of the vendor's documents
    // (Azure: symmetric key attestation); the signatures were computed from them independently.
    [TestClass]
    public class DeviceKeyTests
    {
        private const string GroupKey =
            "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==";

        private const string Id = "sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6";
        private const string Key = "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=";
        private const long Expiry = 1893456000;

        [TestMethod]
        public void TheDeviceKeyDerivesFromTheGroupKey()
        {
            byte[] key = DeviceKey.Derive(Convert.FromBase64String(GroupKey), Id);
            Assert.AreEqual(Key, Convert.ToBase64String(key));
        }

        [TestMethod]
        public void ADpsTokenHasTheKnownSignature()
        {
            Assert.AreEqual(
                "SharedAccessSignature sr=0ne00000A0A%2Fregistrations%2F" + Id
                + "&sig=G7MjtBiGDoPFvcraAETYRy8NoPgYc7P10zGeiy%2F1j4s%3D&se=1893456000"
                + "&skn=registration",
                DeviceKey.Sign(
                    DpsTopics.Resource("0ne00000A0A", Id),
                    Convert.FromBase64String(Key),
                    Expiry,
                    "&skn=registration"));
        }

        [TestMethod]
        public void AHubTokenHasTheKnownSignatureAndNoKeyName()
        {
            Assert.AreEqual(
                "SharedAccessSignature sr=contoso.azure-devices.net%2Fdevices%2F" + Id
                + "&sig=pfFrkV5hapK3r7irQpcafnu9CT7Qayzc7xdjcvEJR%2Bw%3D&se=1893456000",
                DeviceKey.Sign(
                    HubTopics.Resource("contoso.azure-devices.net", Id),
                    Convert.FromBase64String(Key),
                    Expiry,
                    ""));
        }

        [TestMethod]
        public void SigningTwiceGivesTheSameTokenSinceTheKeyIsLeftAlone()
        {
            byte[] key = Convert.FromBase64String(Key);
            string first = DeviceKey.Sign("a", key, Expiry, "");
            Assert.AreEqual(first, DeviceKey.Sign("a", key, Expiry, ""));
            Assert.AreEqual(Key, Convert.ToBase64String(key));
        }

        [TestMethod]
        [DataRow("abcXYZ019-._~", "abcXYZ019-._~")]
        [DataRow("a/b c", "a%2Fb%20c")]
        [DataRow("+=:#?&", "%2B%3D%3A%23%3F%26")]
        [DataRow("é€", "%C3%A9%E2%82%AC")]
        [DataRow("", "")]
        public void AllButTheUnreservedCharactersAreEncoded(string text, string expected)
        {
            Assert.AreEqual(expected, DeviceKey.Encode(text));
        }
    }
}
