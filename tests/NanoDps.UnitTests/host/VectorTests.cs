using System;
using System.IO;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    /// <summary>The wire vectors; a device has no files of them, so only the host runs these.</summary>
    [TestClass]
    public class VectorTests
    {
        [TestMethod]
        public void EveryVectorIsReadAsItExpects()
        {
            string[] files = Files();
            Assert.IsTrue(files.Length >= 10, "the vectors are missing");
            foreach (string file in files)
            {
                Vector vector = new Vector(file);
                DpsReply reply = DpsReply.Parse(vector.Value("topic"), vector.Body);
                switch (vector.Value("expect"))
                {
                    case "none":
                        Assert.IsNull(reply, file);
                        continue;
                    case "answer":
                        Assert.IsFalse(reply.IsMalformed, file);
                        break;
                    case "malformed":
                        Assert.IsTrue(reply.IsMalformed, file);
                        break;
                    default:
                        throw new InvalidOperationException(
                            file + ": expect: is no word that vectors have");
                }

                Assert.AreEqual(vector.Value("status"), reply.Status.ToString(), file);
                Assert.AreEqual(vector.Value("request-id"), reply.RequestId, file);
                Assert.AreEqual(vector.Value("retry-after"), reply.RetryAfter.ToString(), file);
                Assert.AreEqual(vector.Value("operation-id"), reply.OperationId, file);
                Assert.AreEqual(vector.Value("registration-status"), reply.RegistrationStatus, file);
                Assert.AreEqual(vector.Value("substatus"), reply.Substatus, file);
                Assert.AreEqual(vector.Value("assigned-hub"), reply.AssignedHub, file);
                Assert.AreEqual(vector.Value("device-id"), reply.DeviceId, file);
                Assert.AreEqual(vector.Value("error-code"), reply.ErrorCode, file);
                Assert.AreEqual(vector.Value("error-message"), reply.ErrorMessage, file);
                Assert.AreEqual(vector.Value("tracking-id"), reply.TrackingId, file);
            }
        }

        [TestMethod]
        public void EveryTruncationOfEveryVectorIsReadAndNoneIsTakenForWhole()
        {
            foreach (string file in Files())
            {
                Vector vector = new Vector(file);
                for (int length = 0; length < vector.Body.Length; length++)
                {
                    byte[] part = new byte[length];
                    Array.Copy(vector.Body, part, length);
                    DpsReply reply = DpsReply.Parse("$dps/registrations/res/200/?$rid=1", part);
                    Assert.IsTrue(reply.IsMalformed, file + " cut at " + length.ToString());
                }
            }
        }

        [TestMethod]
        public void EveryTruncationOfEveryTopicIsReadWithoutAnException()
        {
            foreach (string file in Files())
            {
                string topic = new Vector(file).Value("topic");
                for (int length = 0; length < topic.Length; length++)
                {
                    DpsReply reply = DpsReply.Parse(topic.Substring(0, length), new byte[0]);
                    Assert.IsTrue(reply == null || reply.IsMalformed, file);
                }
            }
        }

        private static string[] Files()
        {
            return Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "vectors"), "*.txt");
        }

        /// <summary>One file: names and values, a blank line, the body.</summary>
        private sealed class Vector
        {
            private readonly string[] _head;

            internal Vector(string file)
            {
                string text = File.ReadAllText(file, Encoding.UTF8);
                int blank = text.IndexOf("\n\n", StringComparison.Ordinal);
                _head = text.Substring(0, blank).Split('\n');
                Body = Encoding.UTF8.GetBytes(text.Substring(blank + 2).TrimEnd('\n'));
            }

            internal byte[] Body { get; }

            internal string Value(string name)
            {
                foreach (string line in _head)
                {
                    if (line.StartsWith(name + ":", StringComparison.Ordinal))
                    {
                        return line.Substring(name.Length + 1).Trim();
                    }
                }

                return null;
            }
        }
    }
}
