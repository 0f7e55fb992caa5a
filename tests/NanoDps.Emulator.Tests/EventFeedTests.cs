using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class EventFeedTests
{
    [TestMethod]
    public async Task AWaitCountsWhatIsHereAndWhatComes()
    {
        var feed = new EventFeed<int>();
        feed.Add(2);
        feed.Add(3);
        var wait = feed.WaitForAsync(one => one % 2 == 0, 3, TestSupport.Soon);
        feed.Add(4);
        Assert.IsFalse(wait.IsCompleted);
        feed.Add(6);
        feed.Add(8);

        CollectionAssert.AreEqual(new[] { 2, 4, 6 }, (await wait).ToArray());
    }

    [TestMethod]
    public async Task AWaitEndsWhenItIsCancelled()
    {
        var feed = new EventFeed<int>();
        using var cancellation = new CancellationTokenSource();
        var wait = feed.WaitForAsync(_ => true, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsExactlyAsync<TaskCanceledException>(() => wait);
    }

    [TestMethod]
    public void OldItemsMakeRoomAndStayCounted()
    {
        var feed = new EventFeed<int>(capacity: 3);
        for (var item = 1; item <= 5; item++)
        {
            feed.Add(item);
        }

        CollectionAssert.AreEqual(new[] { 3, 4, 5 }, feed.Snapshot().ToArray());
        Assert.AreEqual(5, feed.Total);
    }

    [TestMethod]
    public void HandlersSeeEveryItemInOrder()
    {
        var feed = new EventFeed<int>();
        var seen = new List<int>();
        feed.Added += seen.Add;
        feed.Add(1);
        feed.Add(2);

        CollectionAssert.AreEqual(new[] { 1, 2 }, seen);
    }

    [TestMethod]
    public void AnEventIsOneLineWhateverAClientSent()
    {
        var line = new EmulatorEvent
        {
            Time = new DateTimeOffset(2026, 11, 24, 1, 2, 3, 4, TimeSpan.Zero),
            Server = "dps",
            Kind = EventKind.ConnectRefused,
            Peer = "127.0.0.1:5",
            Device = "a\nb",
            Text = "got \u001b[31mred\r\n",
        }.ToString();

        Assert.AreEqual("01:02:03.004 dps ConnectRefused a.b [127.0.0.1:5]: got .[31mred..", line);
    }
}
