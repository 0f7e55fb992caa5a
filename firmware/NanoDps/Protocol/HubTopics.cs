namespace NanoDps.Protocol
{
    /// <summary>What IoT Hub reads over MQTT (Azure: communicate with IoT Hub over MQTT).</summary>
    public static class HubTopics
    {
        /// <summary>Topic of telemetry whose body is JSON in UTF-8, so that routes can query it.</summary>
        // devices/dev-01/messages/events/$.ct=application%2Fjson&$.ce=utf-8
        public static string Telemetry(string deviceId)
        {
            return "devices/" + deviceId
                + "/messages/events/$.ct=application%2Fjson&$.ce=utf-8";
        }

        /// <summary>User name of the CONNECT.</summary>
        // contoso.azure-devices.net/dev-01/?api-version=2021-04-12
        public static string UserName(string hub, string deviceId)
        {
            return hub + "/" + deviceId + "/?api-version=2021-04-12";
        }

        /// <summary>The resource that the hub token is for, before encoding.</summary>
        public static string Resource(string hub, string deviceId)
        {
            return hub + "/devices/" + deviceId;
        }
    }
}
