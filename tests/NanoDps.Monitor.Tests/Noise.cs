namespace NanoDps.Monitor.Tests;

/// <summary>A wire of which one line of twelve loses a byte or has one changed, both ways.</summary>
internal static class Noise
{
    public static void Add(FakeDevice device, int seed)
    {
        var random = new Random(seed);
        device.ToDevice = line => Harm(line, random);
        device.ToHost = line => Harm(line, random);
    }

    private static string Harm(string line, Random random)
    {
        if (random.Next(12) != 0 || line.Length < 4)
        {
            return line;
        }

        var at = random.Next(line.Length - 2);
        return random.Next(2) == 0 ? line.Remove(at, 1) : line[..at] + '~' + line[(at + 1)..];
    }
}
