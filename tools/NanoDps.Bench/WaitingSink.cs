using System.Globalization;
using NanoDps.Logging;

namespace NanoDps.Bench;

/// <summary>Waits for a line of a kind; a warning or error before it ends the wait.</summary>
internal sealed class WaitingSink(LogCode code) : ILogSink
{
    private const int FirstWarning = 50;

    private readonly TaskCompletionSource _found =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Found => _found.Task;

    // {uptime} I 402 dps     connected ms=2210
    public void Write(string line)
    {
        var number = int.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
        if (number == (int)code)
        {
            _found.TrySetResult();
        }
        else if (number % 100 >= FirstWarning)
        {
            _found.TrySetException(
                new InvalidOperationException("the device could not connect: " + line));
        }
    }
}
