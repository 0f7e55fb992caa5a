using System;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.RootUpdate;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class OwnerKeyTests
    {
        private const string NotTheOwners = "signature: not the owner's, or the file was changed";
        private const string NoKey =
            "owner key: expected RSA of 2048 to 4096 bits with e = 65537 as PEM";

        [TestMethod]
        public void TheOwnersSignatureIsAccepted()
        {
            Assert.IsNull(Check("abc", Convert.FromBase64String(RootVectors.OfAbc)));
        }

        [TestMethod]
        public void ASignatureOfAnythingElseIsRefused()
        {
            Assert.AreEqual(
                NotTheOwners, Check("abd", Convert.FromBase64String(RootVectors.OfAbc)));
        }

        [TestMethod]
        [DataRow(RootVectors.OfAbcWithoutNull)]
        [DataRow(RootVectors.OfAbcWithGarbage)]
        public void ABlockThatIsNotExactlyTheOneIsRefused(string signature)
        {
            Assert.AreEqual(NotTheOwners, Check("abc", Convert.FromBase64String(signature)));
        }

        [TestMethod]
        public void ASignatureOfAnotherLengthIsRefused()
        {
            Assert.AreEqual(
                "signature: expected 256 bytes, got 255", Check("abc", new byte[255]));
        }

        [TestMethod]
        public void ASignatureAboveTheModulusIsRefused()
        {
            Assert.AreEqual(
                NotTheOwners, Check("abc", Convert.FromBase64String(RootVectors.Modulus)));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("no PEM")]
        [DataRow(RootVectors.OfAbc)]
        [DataRow(RootVectors.KeyOf3)]
        public void AnythingButAKeyOfTheSizesWith65537IsRefused(string pem)
        {
            OwnerKey key = new OwnerKey(pem);
            Assert.AreEqual(NoKey, key.Error);
            Assert.AreEqual(NoKey, key.Check(new byte[0], 0, new byte[256]));
        }

        private static string Check(string text, byte[] signature)
        {
            byte[] data = Encoding.UTF8.GetBytes(text);
            return new OwnerKey(RootVectors.Key).Check(data, data.Length, signature);
        }
    }
}
