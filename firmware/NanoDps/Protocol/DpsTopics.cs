namespace NanoDps.Protocol
{
    /// <summary>What DPS reads and writes over MQTT (Azure: communicate with DPS over MQTT).</summary>
    public static class DpsTopics
    {
        /// <summary>The one subscription.</summary>
        public const string Replies = "$dps/registrations/res/#";

        /// <summary>How the topic of every answer begins.</summary>
        public const string ReplyPrefix = "$dps/registrations/res/";

        /// <summary>What follows the resource in the user name of the CONNECT.</summary>
        // 0ne00000A0A/registrations/dev-01/api-version=2019-03-31&ClientVersion=NanoDps%2F0.1
        public const string UserNameSuffix =
            "/api-version=2019-03-31&ClientVersion=NanoDps%2F0.1";

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
        // {"registrationId":"dev-01"}     (the id's characters need no escape)
        public static string RegisterBody(string registrationId)
        {
            return "{\"registrationId\":\"" + registrationId + "\"}";
        }

        /// <summary>The resource that the DPS token is for, before encoding.</summary>
        public static string Resource(string idScope, string registrationId)
        {
            return idScope + "/registrations/" + registrationId;
        }
    }
}
