using System.Text;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.UnitTests
{
    /// <summary>Events for the machines, in short.</summary>
    internal static class Given
    {
        internal const uint NoJitter = 0;

        internal static DeviceEvent Start()
        {
            return new DeviceEvent(DeviceEventKind.Start);
        }

        internal static DeviceEvent Connected()
        {
            return new DeviceEvent(DeviceEventKind.Connected);
        }

        internal static DeviceEvent Closed()
        {
            return new DeviceEvent(DeviceEventKind.Closed);
        }

        internal static DeviceEvent Tick()
        {
            return new DeviceEvent(DeviceEventKind.Tick);
        }

        internal static DeviceEvent Lost(Fault fault)
        {
            return new DeviceEvent(fault, 0);
        }

        internal static DeviceEvent Replied(int status, int requestId, string query, string body)
        {
            return new DeviceEvent(Reply(status, requestId, query, body));
        }

        internal static DpsReply Reply(int status, int requestId, string query, string body)
        {
            return DpsReply.Parse(
                "$dps/registrations/res/" + status.ToString() + "/?$rid=" + requestId.ToString()
                + query,
                Encoding.UTF8.GetBytes(body));
        }

        internal static DeviceEvent Assigning(int requestId, string query)
        {
            return Replied(
                202, requestId, query, "{\"operationId\":\"5.op\",\"status\":\"assigning\"}");
        }

        internal static DeviceEvent Assigned(int requestId)
        {
            return Replied(
                200,
                requestId,
                "",
                "{\"operationId\":\"5.op\",\"status\":\"assigned\",\"registrationState\":{"
                + "\"assignedHub\":\"contoso.azure-devices.net\",\"deviceId\":\"dev-01\","
                + "\"status\":\"assigned\",\"substatus\":\"initialAssignment\"}}");
        }

        /// <summary>A round that has sent its register request, with id 1, at time 0.</summary>
        internal static RegistrationMachine Registering()
        {
            RegistrationMachine machine = new RegistrationMachine(0, Transport.MqttOnly);
            machine.Step(Start(), 0, NoJitter);
            machine.Step(Connected(), 0, NoJitter);
            return machine;
        }

        /// <summary>A round that has sent its first poll, with id 2, at time 3000.</summary>
        internal static RegistrationMachine Polling()
        {
            RegistrationMachine machine = Registering();
            machine.Step(Assigning(1, "&retry-after=3"), 0, NoJitter);
            machine.Step(Tick(), 3000, NoJitter);
            return machine;
        }
    }
}
