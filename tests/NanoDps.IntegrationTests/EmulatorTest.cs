using NanoDps.Emulator.Configuration;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests;

/// <summary>
/// A test with an emulator of its own. At the end everything is stopped, and the test fails for
/// every warning and error in a log, and every exception, that it did not expect.
/// </summary>
public abstract class EmulatorTest
{
    public const string Dps = "dps";

    private EmulatorFixture? _fixture;

    public TestContext TestContext { get; set; } = null!;

    internal EmulatorFixture Fixture => _fixture!;

    [TestCleanup]
    public async Task EverythingElseWentWellAsync()
    {
        if (_fixture is null)
        {
            return;
        }

        var faults = await _fixture.StopAsync();
        var hasFailed = TestContext.CurrentTestOutcome != UnitTestOutcome.Passed;
        if (hasFailed || faults.Count > 0)
        {
            // The text is taken for a format.
            TestContext.WriteLine("{0}", string.Join('\n', _fixture.Story()));
        }

        Assert.AreEqual("", string.Join('\n', faults));
    }

    internal async Task<EmulatorFixture> StartAsync(EmulatorOptions? options = null) =>
        _fixture = await EmulatorFixture.StartAsync(options ?? Given.Options);
}
