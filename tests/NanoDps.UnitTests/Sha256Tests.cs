using System.Text;
using nanoFramework.TestFramework;
using NanoDps.RootUpdate;

namespace NanoDps.UnitTests
{
    // FIPS 180-4's examples (NIST: cryptographic standards and guidelines, example values); those
    // of a length where another block begins were computed independently.
    [TestClass]
    public class Sha256Tests
    {
        [TestMethod]
        [DataRow("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
        [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
        [DataRow("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
        public void TheDocumentedHashesComeOut(string text, string hash)
        {
            byte[] data = Encoding.UTF8.GetBytes(text);
            Assert.AreEqual(hash, Hex(Sha256.Hash(data, data.Length)));
        }

        [TestMethod]
        [DataRow(55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")]
        [DataRow(56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a")]
        [DataRow(63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34")]
        [DataRow(64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")]
        [DataRow(1000, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")]
        public void ALengthWhereAnotherBlockBeginsIsRight(int length, string hash)
        {
            byte[] data = Encoding.UTF8.GetBytes(new string('a', length));
            Assert.AreEqual(hash, Hex(Sha256.Hash(data, length)));
        }

        [TestMethod]
        public void OnlyTheBytesThatWereAskedForCount()
        {
            byte[] data = Encoding.UTF8.GetBytes("abcdef");
            Assert.AreEqual(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Hex(Sha256.Hash(data, 3)));
        }

        private static string Hex(byte[] bytes)
        {
            string text = "";
            foreach (byte next in bytes)
            {
                text += next.ToString("x2");
            }

            return text;
        }
    }
}
