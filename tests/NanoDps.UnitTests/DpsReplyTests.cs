using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class DpsReplyTests
    {
        [TestMethod]
        [DataRow("")]
        [DataRow("$dps/registrations/res/")]
        [DataRow("$dps/registrations/res/202")]
        [DataRow("$dps/registrations/res//?$rid=1")]
        [DataRow("$dps/registrations/res/x/?$rid=1")]
        [DataRow("$dps/registrations/res/99/?$rid=1")]
        [DataRow("$dps/registrations/res/600/?$rid=1")]
        [DataRow("$dps/registrations/res/99999999999/?$rid=1")]
        [DataRow("$iothub/twin/res/200/?$rid=1")]
        [DataRow("devices/dev-01/messages/devicebound/")]
        public void ATopicThatIsNoAnswerGivesNull(string topic)
        {
            Assert.IsNull(DpsReply.Parse(topic, Encoding.UTF8.GetBytes("{}")));
        }

        [TestMethod]
        public void ANullTopicAndANullBodyDoNotThrow()
        {
            Assert.IsNull(DpsReply.Parse(null, null));
            DpsReply reply = DpsReply.Parse("$dps/registrations/res/200/?$rid=1", null);
            Assert.IsTrue(reply.IsMalformed);
        }

        [TestMethod]
        [DataRow("?$rid=7&retry-after=3", "7", 3)]
        [DataRow("?retry-after=3&$rid=7", "7", 3)]
        [DataRow("?$RID=7&RETRY-AFTER=3", "7", 3)]
        [DataRow("?$rid=7", "7", -1)]
        [DataRow("?$rid=", "", -1)]
        [DataRow("?$rid=a%20b&x=y&z", "a%20b", -1)]
        [DataRow("?$rid=7&retry-after=99999", "7", 86400)]
        [DataRow("?$rid=7&retry-after=99999999999999", "7", -1)]
        [DataRow("?$rid=a=b", "a=b", -1)]
        public void ThePropertiesAreReadWhateverTheirCaseAndOrder(
            string query, string requestId, int retryAfter)
        {
            DpsReply reply = DpsReply.Parse(
                "$dps/registrations/res/202/" + query, Encoding.UTF8.GetBytes("{}"));
            Assert.AreEqual(202, reply.Status);
            Assert.AreEqual(requestId, reply.RequestId);
            Assert.AreEqual(retryAfter, reply.RetryAfter);
        }

        [TestMethod]
        public void AnAnswerMayHaveNoPropertiesAtAll()
        {
            DpsReply reply = DpsReply.Parse(
                "$dps/registrations/res/202/", Encoding.UTF8.GetBytes("{}"));
            Assert.IsNull(reply.RequestId);
            Assert.AreEqual(-1, reply.RetryAfter);
        }

        [TestMethod]
        public void AnAssignmentIsReadWhole()
        {
            DpsReply reply = Given.Assigned(1).Reply;
            Assert.IsFalse(reply.IsMalformed);
            Assert.AreEqual("5.op", reply.OperationId);
            Assert.AreEqual("assigned", reply.RegistrationStatus);
            Assert.AreEqual("initialAssignment", reply.Substatus);
            Assert.AreEqual("contoso.azure-devices.net", reply.AssignedHub);
            Assert.AreEqual("dev-01", reply.DeviceId);
            Assert.IsNull(reply.ErrorCode);
        }

        [TestMethod]
        public void UnknownMembersOfAnyKindAreSkipped()
        {
            DpsReply reply = Given.Reply(
                200,
                1,
                "",
                "{\"a\":[1,{\"b\":[]},\"]}\"],\"c\":{\"status\":\"x\"},\"d\":-1.5e+3,\"e\":null,"
                + "\"f\":true , \"status\" : \"assigned\" ,\"registrationState\":{\"payload\":"
                + "{\"assignedHub\":\"evil\"},\"assignedHub\":\"h\",\"deviceId\":\"d\",\"x509\":{}}}");
            Assert.IsFalse(reply.IsMalformed);
            Assert.AreEqual("assigned", reply.RegistrationStatus);
            Assert.AreEqual("h", reply.AssignedHub);
            Assert.AreEqual("d", reply.DeviceId);
        }

        [TestMethod]
        [DataRow("a\\\"b", "a\"b")]
        [DataRow("a\\\\b\\/c", "a\\b/c")]
        [DataRow("line\\nend\\ttab", "line end tab")]
        [DataRow("it\\u0027s", "it's")]
        [DataRow("caf\\u00e9", "café")]
        [DataRow("nul\\u0000end", "nul end")]
        [DataRow("cut\\u00", "cutu00")]
        public void EscapesAreUndone(string json, string expected)
        {
            DpsReply reply = Given.Reply(401, 1, "", "{\"message\":\"" + json + "\"}");
            Assert.IsFalse(reply.IsMalformed);
            Assert.AreEqual(expected, reply.ErrorMessage);
        }

        [TestMethod]
        [DataRow("null")]
        [DataRow("true")]
        [DataRow("[\"h\"]")]
        [DataRow("{\"h\":1}")]
        public void ATextThatIsNoneIsAbsent(string json)
        {
            DpsReply reply = Given.Reply(200, 1, "", "{\"assignedHub\":" + json + ",\"deviceId\":\"d\"}");
            Assert.IsFalse(reply.IsMalformed);
            Assert.IsNull(reply.AssignedHub);
            Assert.AreEqual("d", reply.DeviceId);
        }

        [TestMethod]
        [DataRow("{\"status\"}")]
        [DataRow("{\"status\":}")]
        [DataRow("{\"status\":\"assigned\"")]
        [DataRow("{\"status\":\"assi")]
        [DataRow("{\"status\":\"assigned\\\"}")]
        [DataRow("{\"a\":[}")]
        [DataRow("{:}")]
        [DataRow("\"assigned\"")]
        [DataRow("assigned")]
        [DataRow("")]
        public void ABodyThatIsNoObjectSaysSo(string body)
        {
            Assert.IsTrue(Given.Reply(200, 1, "", body).IsMalformed);
        }

        [TestMethod]
        public void ABodyOfBytesThatAreNoTextDoesNotThrow()
        {
            byte[] body = new byte[256];
            for (int i = 0; i < body.Length; i++)
            {
                body[i] = (byte)i;
            }

            Assert.IsTrue(DpsReply.Parse("$dps/registrations/res/200/?$rid=1", body).IsMalformed);
        }

        [TestMethod]
        public void ADeepBodyIsReadWithoutRecursion()
        {
            byte[] body = new byte[5000];
            for (int i = 0; i < body.Length; i++)
            {
                body[i] = (byte)'[';
            }

            body[0] = (byte)'{';
            body[1] = (byte)'"';
            body[2] = (byte)'"';
            body[3] = (byte)':';
            Assert.IsTrue(DpsReply.Parse("$dps/registrations/res/200/?$rid=1", body).IsMalformed);
        }

        [TestMethod]
        [DataRow("a#b")]
        [DataRow("a+b")]
        public void AnOperationThatCannotStandInATopicIsAbsent(string operationId)
        {
            DpsReply reply = Given.Reply(202, 1, "", "{\"operationId\":\"" + operationId + "\"}");
            Assert.IsNull(reply.OperationId);
        }
    }
}
