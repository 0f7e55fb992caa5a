namespace NanoDps.Protocol
{
    /// <summary>
    /// One answer of DPS, read once. Strings are null when absent. Reading never throws: a topic
    /// that is no answer gives null, a body that is no JSON object gives an answer that says so.
    /// </summary>
    public sealed class DpsReply
    {
        /// <summary>Longest retry-after that is believed: a day, in s.</summary>
        public const int LongestRetryAfter = 86400;

        private const int LongestOperationId = 256;

        /// <summary>HTTP-like status: 200, 202, 401, 429 and others from 100 to 599.</summary>
        public readonly int Status;

        /// <summary>The request id that the answer is for, to the letter.</summary>
        internal string RequestId;

        /// <summary>Seconds to wait before the next request, 0 to 86,400; -1 when absent.</summary>
        internal int RetryAfter = -1;

        /// <summary>Whether the body could not be read as a JSON object.</summary>
        internal bool IsMalformed;

        /// <summary>The operation to poll.</summary>
        internal string OperationId;

        /// <summary>assigning, assigned, failed, disabled, unassigned, or a later word.</summary>
        internal string RegistrationStatus;

        /// <summary>initialAssignment and others.</summary>
        public string Substatus;

        /// <summary>Host name of the assigned hub.</summary>
        public string AssignedHub;

        /// <summary>The id to use at the hub; not always the registration id.</summary>
        public string DeviceId;

        /// <summary>The service's extended error code, 400000 to 599999, as text.</summary>
        internal string ErrorCode;

        /// <summary>The service's sentence for the error.</summary>
        internal string ErrorMessage;

        /// <summary>What the service's help desk asks for.</summary>
        internal string TrackingId;

        /// <summary>What custom allocation gives the device: a JSON text, mostly an object.</summary>
        public string Payload;

        /// <summary>The issued chain: a JSON array of base64 DER, the leaf first.</summary>
        public string IssuedCertificateChain;

        /// <summary>How to talk to the hub: absent or classic for MQTT 3.1.1.</summary>
        internal string ConnectionProfile;

        private DpsReply(int status)
        {
            Status = status;
        }

        /// <summary>Reads an answer that came by MQTT; null when it is none.</summary>
        // $dps/registrations/res/202/?$rid=7&retry-after=3
        // {"operationId":"5.2c1e...","status":"assigning"}
        public static DpsReply Parse(string topic, byte[] body)
        {
            if (topic == null || !topic.StartsWith(DpsTopics.ReplyPrefix))
            {
                return null;
            }

            // {status}/?{name}={value}&{name}={value}, the case of the names not fixed in practice
            int start = DpsTopics.ReplyPrefix.Length;
            if (topic.IndexOf('/', start) != start + 3
                || !int.TryParse(topic.Substring(start, 3), out int status)
                || status < 100
                || status > 599)
            {
                return null;
            }

            DpsReply reply = new DpsReply(status);
            string names = topic.ToLower();
            reply.RequestId = Value(topic, names, "$rid=");
            if (int.TryParse(Value(topic, names, "retry-after="), out int seconds) && seconds >= 0)
            {
                reply.RetryAfter = seconds < LongestRetryAfter ? seconds : LongestRetryAfter;
            }

            JsonCursor json = new JsonCursor(body ?? new byte[0]);
            reply.IsMalformed = !json.EnterObject();
            if (!reply.IsMalformed)
            {
                reply.ReadMembers(json, false);
                reply.IsMalformed = json.Failed;
            }

            return reply;
        }

        private static string Value(string topic, string names, string name)
        {
            int start = names.IndexOf(name);
            if (start < 0)
            {
                return null;
            }

            start += name.Length;
            int end = topic.IndexOf('&', start);
            return topic.Substring(start, (end < 0 ? topic.Length : end) - start);
        }

        /// <summary>Reads the members of the answer, and those of its registrationState.</summary>
        // {"operationId":"5.2c...","status":"assigned","registrationState":{"registrationId":"...",
        //  "assignedHub":"contoso.azure-devices.net","deviceId":"...","status":"assigned",
        //  "substatus":"initialAssignment","etag":"..."}}
        // {"errorCode":401002,"trackingId":"...","message":"Invalid certificate."}
        private void ReadMembers(JsonCursor json, bool isState)
        {
            for (string name = json.NextName(); name != null; name = json.NextName())
            {
                // By length first: each literal that is compared is a new object on the device.
                int length = name.Length;
                if (length == 6 && name == "status")
                {
                    RegistrationStatus = json.ReadText();
                }
                else if (length == 7 && name == "message")
                {
                    ErrorMessage = json.ReadText();
                }
                else if (length == 7 && name == "payload")
                {
                    Payload = json.ReadRaw();
                }
                else if (length == 8 && name == "deviceId")
                {
                    DeviceId = TopicSafe(json.ReadText());
                }
                else if (length == 9 && name == "substatus")
                {
                    Substatus = json.ReadText();
                }
                else if (length == 9 && name == "errorCode")
                {
                    ErrorCode = json.ReadText();
                }
                else if (length == 10 && name == "trackingId")
                {
                    TrackingId = json.ReadText();
                }
                else if (length == 11 && name == "operationId")
                {
                    OperationId = TopicSafe(json.ReadText());
                }
                else if (length == 11 && name == "assignedHub")
                {
                    AssignedHub = TopicSafe(json.ReadText());
                }
                else if (length == 12 && name == "errorMessage")
                {
                    ErrorMessage = json.ReadText();
                }
                else if (length == 17 && name == "registrationState"
                    && !isState && json.EnterObject())
                {
                    ReadMembers(json, true);
                }
                else if (length == 17 && name == "connectionProfile")
                {
                    ConnectionProfile = json.ReadText();
                }
                else if (length == 22 && name == "issuedCertificateChain")
                {
                    IssuedCertificateChain = JsonCursor.Unescape(json.ReadRaw());
                }
                else
                {
                    json.Skip();
                }
            }
        }

        /// <summary>Null unless it can stand in a topic: M2Mqtt closes the connection over # and +.</summary>
        private static string TopicSafe(string operationId)
        {
            return operationId == null
                || operationId.Length == 0
                || operationId.Length > LongestOperationId
                || operationId.IndexOfAny(new char[] { '#', '+' }) >= 0
                ? null
                : operationId;
        }
    }
}
