namespace NanoDps.Protocol
{
    /// <summary>What DPS reads and writes over MQTT (Azure: communicate with DPS over MQTT).</summary>
    public static class DpsTopics
    {
        /// <summary>The one subscription.</summary>
        public const string Replies = "$dps/registrations/res/#";

        /// <summary>How the topic of every answer begins.</summary>
        public const string ReplyPrefix = "$dps/registrations/res/";

        /// <summary>The api-version that every device may use.</summary>
        public const string ApiVersion = "2019-03-31";

        /// <summary>User name of the CONNECT.</summary>
        // 0ne00000A0A/registrations/dev-01/api-version=2019-03-31&ClientVersion=NanoDps%2F0.1
        public static string UserName(string resource, string apiVersion)
        {
            return resource + "/api-version=" + apiVersion + "&ClientVersion=NanoDps%2F0.1";
        }

        /// <summary>Topic of the register request.</summary>
        // $dps/registrations/PUT/iotdps-register/?$rid=7
        public static string Register(int requestId)
        {
            return "$dps/registrations/PUT/iotdps-register/?$rid=" + requestId.ToString();
        }

        /// <summary>Topic of the poll for an operation.</summary>
        // $dps/registrations/GET/iotdps-get-operationstatus/?$rid=8&operationId=5.2c1e…
        public static string Poll(int requestId, string operationId)
        {
            return "$dps/registrations/GET/iotdps-get-operationstatus/?$rid="
                + requestId.ToString() + "&operationId=" + operationId;
        }

        /// <summary>Body of the register request.</summary>
        /// <param name="registrationId">Its characters need no escape.</param>
        /// <param name="payload">A JSON text for custom allocation; null for none.</param>
        /// <param name="csr">A certificate signing request, base64; null for none.</param>
        // {"registrationId":"dev-01","payload":{"model":"m5"},"csr":"MIIB…"}
        public static string RegisterBody(string registrationId, string payload, string csr)
        {
            return "{\"registrationId\":\"" + registrationId + "\""
                + (payload == null ? "" : ",\"payload\":" + payload)
                + (csr == null ? "" : ",\"csr\":\"" + csr + "\"")
                + "}";
        }

        /// <summary>The resource that the DPS token is for, before encoding.</summary>
        public static string Resource(string idScope, string registrationId)
        {
            return idScope + "/registrations/" + registrationId;
        }
    }
}
