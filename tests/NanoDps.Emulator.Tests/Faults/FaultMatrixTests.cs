using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>
/// Every action that the grammar has at a point, one client after the other. Whatever they meet,
/// the emulator itself is well, and the client after them is served.
/// </summary>
[TestClass]
public sealed class FaultMatrixTests
{
    public static IEnumerable<object[]> Points =>
        Enum.GetValues<FaultPoint>().Select(point => new object[] { Words.Of(point) });

    [TestMethod]
    [DynamicData(nameof(Points))]
    public async Task AfterEveryActionAtAPointTheNextClientIsServed(string word)
    {
        var point = Words.Find<FaultPoint>(word)!.Value;
        var actions = FaultGrammar.Actions(point);
        var script = actions.Select((action, index) => $"* {word} {index + 1} {Whole(action, point)}");
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Faults = FaultScript.Parse(string.Join('\n', script)) },
            TestSupport.Soon);
        for (var number = 1; number <= actions.Count; number++)
        {
            await GoAsync(emulator, point);
            await emulator.InjectedAsync(number);
            if (actions[number - 1] == FaultActionKind.Failover)
            {
                // Both ports move.
                await emulator.Events.WaitForAsync(
                    one => one.Kind == EventKind.FailedOver, 2, TestSupport.Soon);
            }
        }

        var served = await GoAsync(emulator, point, isServed: true);
        var events = emulator.Events.Snapshot();
        Assert.AreEqual(Good(point), served);
        Assert.AreEqual(actions.Count, emulator.CountInjected());
        Assert.AreEqual("", string.Join('\n', events.Where(one => one.Kind == EventKind.Fault)));
    }

    private static string Whole(FaultActionKind action, FaultPoint point) => action switch
    {
        FaultActionKind.State => "state failed",
        FaultActionKind.Assign => "assign " + TestSupport.HubHost,
        FaultActionKind.Profile => "profile expired",
        FaultActionKind.Refuse when point is FaultPoint.Connect or FaultPoint.HubConnect =>
            "refuse 5",
        _ => Words.Of(action),
    };

    /// <summary>Goes as far as the point, or as it is let, and says how it ended.</summary>
    private static async Task<string> GoAsync(
        ServiceEmulator emulator, FaultPoint point, bool isServed = false)
    {
        emulator.Hubs[0].Register("alone-01", TestSupport.AloneKeys);
        switch (point)
        {
            case FaultPoint.WebAccept or FaultPoint.WebHandshake:
                return (await HttpExchange.RegisterAsync(emulator)).End;
            case FaultPoint.HubWebAccept or FaultPoint.HubWebHandshake:
                return (await HttpExchange.RegisterAsync(emulator, server: 1)).End;
        }

        using var client = FaultGrammar.IsAtHub(point)
            ? PacketClient.AtHub(emulator)
            : PacketClient.AtDps(emulator);
        client.IsServed = isServed;
        Func<Task<string>>[] steps =
        [
            client.HandshakeAsync,
            client.ConnectAsync,
            () => client.SubscribeAsync(),
            () => point == FaultPoint.Publish ? client.TellAsync(2) : client.RegisterAsync(),
            client.NextAsync,
            () => client.PollAsync(),
            client.NextAsync,
        ];
        var last = "";
        foreach (var step in steps.Take(Steps(point)))
        {
            last = await step();
            if (last is "closed" or "reset" or "nothing")
            {
                break;
            }
        }

        return last;
    }

    private static int Steps(FaultPoint point) => point switch
    {
        FaultPoint.Accept or FaultPoint.HubAccept => 1,
        FaultPoint.Handshake or FaultPoint.HubHandshake => 1,
        FaultPoint.Connect or FaultPoint.HubConnect => 2,
        FaultPoint.Subscribe or FaultPoint.HubSubscribe => 3,
        FaultPoint.Publish => 4,
        FaultPoint.Register => 5,
        _ => 7,
    };

    private static string Good(FaultPoint point) => point switch
    {
        FaultPoint.Accept or FaultPoint.HubAccept => "tls",
        FaultPoint.Handshake or FaultPoint.HubHandshake => "tls",
        FaultPoint.Connect or FaultPoint.HubConnect => "connack 0",
        FaultPoint.Subscribe => "suback 1",
        FaultPoint.HubSubscribe => "suback 128",
        FaultPoint.Publish => "puback 2",
        FaultPoint.Register => "$dps/registrations/res/202/?$rid=1&retry-after=3",
        FaultPoint.Poll => "$dps/registrations/res/202/?$rid=2&retry-after=3",
        _ => "closed",
    };
}
