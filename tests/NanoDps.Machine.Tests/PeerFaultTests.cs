using System.Text;
using NanoDps.Emulator.Faults;
using NanoDps.Faults;
using NanoDps.Machine.Tests.World;
using NanoDps.Protocol;
using Transport = NanoDps.Machine.Transport;

namespace NanoDps.Machine.Tests;

/// <summary>
/// The thirteen faults that were found in the nearest peer's provisioning client
/// (nanoFramework.Azure.Devices at 14e40fa, ProvisioningDeviceClient.cs), one test each: it would
/// fail if this firmware had the fault. Rows 8 to 13, of connections, are in a file of their own.
/// </summary>
[TestClass]
public sealed partial class PeerFaultTests
{
    private const long Minute = 60000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    // 1: the loop ends only on "assigned"; "failed" and "disabled" stop the polling, too, so that it
    // hangs for ever.
    [TestMethod]
    [DataRow("failed", Fault.RegistrationFailed)]
    [DataRow("disabled", Fault.RegistrationDisabled)]
    [DataRow("unassigned", Fault.RegistrationFailed)]
    [DataRow("somethingNew", Fault.RegistrationUnknown)]
    public void AFailedAnswerDoesNotHangForEver(string status, Fault fault)
    {
        var once = Run($"each poll 1 state {status}");
        CollectionAssert.AreEqual(new[] { fault }, once.Faults);
        Assert.AreEqual(1, once.Acknowledged);

        var always = Run($"each poll all state {status}");
        Assert.IsGreaterThan(4, always.Faults.Count);
        Assert.IsTrue(always.Faults.All(one => one == fault));
        Assert.IsLessThanOrEqualTo(DeviceMachine.LongestPause, always.LongestWait);
    }

    // 2: _statusLast is taken before _status is updated and never becomes "assigned": substatus and
    // payload of custom allocation are never returned.
    [TestMethod]
    public void SubstatusAndPayloadOfCustomAllocationAreReturned()
    {
        var machine = new DeviceMachine(Day);
        var reply = Assign(machine, """{"status":"assigned","payload":{"room":"4b"},"""
            + """ "substatus":"deviceDataMigrated","assignedHub":"a.b","deviceId":"dev-07"}""");

        Assert.AreEqual("deviceDataMigrated", reply.Substatus);
        Assert.AreEqual("""{"room":"4b"}""", reply.Payload);
        Assert.AreEqual("dev-07", machine.DeviceId);
    }

    // 3: registrationState.payload is typed as a string, but the service sends an object.
    [TestMethod]
    [DataRow("""{"a":{"b":[1,"}"]}}""")]
    [DataRow("""["a",{"b":null}]""")]
    [DataRow("""
        "text"
        """)]
    [DataRow("-1.5e3")]
    [DataRow("true")]
    public void APayloadOfAnyTypeIsGivenAsItStands(string payload)
    {
        var reply = Assign(new DeviceMachine(Day), """{"status":"assigned","assignedHub":"a.b","""
            + $"\"deviceId\":\"d\",\"payload\":{payload}" + "}");

        Assert.AreEqual(payload, reply.Payload);
    }

    // 4: without retry-after LastIndexOf('=') parses the rid, a Unix time: the next poll comes in 57
    // years; retry-after=0 never polls.
    [TestMethod]
    [DataRow("none")]
    [DataRow("0")]
    [DataRow("-5")]
    [DataRow("soon")]
    [DataRow("''")]
    public void AMissingOrOddRetryAfterIsNotTheTimeOfDay(string retryAfter)
    {
        var run = Run($"each register all answer retry-after={retryAfter}");

        Assert.AreEqual(1, run.Acknowledged);
        Assert.IsEmpty(run.Faults);
        Assert.IsLessThan(Minute, run.Now);
    }

    // 5: 429 and 5xx are the end, whatever the request, and their retry-after is ignored.
    [TestMethod]
    [DataRow("register", "429 error=429001", Fault.Throttled)]
    [DataRow("poll", "429 error=429001", Fault.Throttled)]
    [DataRow("register", "500", Fault.ServiceError)]
    [DataRow("poll", "503", Fault.ServiceError)]
    public void ThrottlingAndServiceErrorsAreWaitedOutAndTheirRetryAfterIsKept(
        string point, string status, Fault fault)
    {
        var run = Run($"each {point} 1..3 answer {status} retry-after=40");

        Assert.AreEqual(1, run.Acknowledged);
        CollectionAssert.AreEqual(new[] { fault, fault, fault }, run.Faults);
        Assert.IsInRange(2 * Minute, 4 * Minute, run.Now);
    }

    // 6: (int)error["errorCode"] of an absent or odd body throws; the catch swallows it, and it hangs.
    [TestMethod]
    [DataRow("none")]
    [DataRow("html")]
    [DataRow("truncated")]
    [DataRow("'{}'")]
    [DataRow("'{\"errorCode\":null}'")]
    [DataRow("'{\"errorCode\":{\"a\":1}}'")]
    [DataRow("'{\"errorCode\":\"x\"}'")]
    [DataRow("'[]'")]
    public void AnErrorWithoutAReadableErrorCodeDoesNotHang(string body)
    {
        foreach (var point in new[] { "register", "poll" })
        {
            var run = Run($"each {point} 1 answer 401 body={body}");

            CollectionAssert.AreEqual(new[] { Fault.Unauthorized }, run.Faults);
            Assert.AreEqual(1, run.Acknowledged);
        }
    }

    // 7: the CONNACK is dropped, and "MQTT Client is not open" is all that is said of a bad key, a bad
    // clock or a bad name.
    [TestMethod]
    [DataRow(1, Fault.ProtocolRefused)]
    [DataRow(2, Fault.ClientIdRefused)]
    [DataRow(3, Fault.ServerUnavailable)]
    [DataRow(4, Fault.BadCredentials)]
    [DataRow(5, Fault.NotAuthorized)]
    public void EachConnackHasItsOwnFault(int code, Fault fault)
    {
        var run = Run($"each connect 1 refuse {code}");

        CollectionAssert.AreEqual(new[] { fault }, run.Faults);
        Assert.AreEqual(1, run.Acknowledged);
    }

    private static VirtualDevice Run(string rule, Transport transport = Transport.MqttOnly)
    {
        var run = new VirtualDevice(FaultScript.Parse(rule), transport, 0);
        run.Run(1, Day);
        Assert.AreEqual("", string.Join('\n', run.Offences));
        Assert.IsGreaterThan(0, run.Injected, rule);
        return run;
    }

    /// <summary>Starts a machine and has it assigned.</summary>
    private static DpsReply Assign(DeviceMachine machine, string state)
    {
        machine.Step(new DeviceEvent(DeviceEventKind.Start), 0, 0);
        return Answer(machine, state);
    }

    private static DpsReply Answer(DeviceMachine machine, string state)
    {
        machine.Step(new DeviceEvent(DeviceEventKind.Connected), 0, 0);
        var body = """{"operationId":"5.op","status":"assigned","registrationState":""" + state + "}";
        var reply = DpsReply.Parse(
            $"$dps/registrations/res/200/?$rid={machine.Registration.RequestId}",
            Encoding.UTF8.GetBytes(body));
        Assert.AreEqual(
            DeviceActionKind.Close, machine.Step(new DeviceEvent(reply), 0, 0).Kind);
        Assert.AreEqual(
            DeviceActionKind.ConnectHub,
            machine.Step(new DeviceEvent(DeviceEventKind.Closed), 0, 0).Kind);
        return machine.Registration.Reply;
    }
}
