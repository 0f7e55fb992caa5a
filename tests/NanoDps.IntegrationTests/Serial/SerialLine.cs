using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NanoDps.Flash;
using NanoDps.Serial;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>One line as it came over the cable, taken apart.</summary>
internal sealed partial record SerialLine(int Code, string Text, string Whole)
{
    // 12345 I 402 dps     connected ms=2210 *1F3A
    public static SerialLine Parse(string line)
    {
        var match = Form().Match(line);
        Assert.IsTrue(match.Success, $"expected a line of the protocol, got \"{line}\"");
        var bytes = Encoding.UTF8.GetBytes(line[..^6]);
        Assert.AreEqual(
            match.Groups[3].Value,
            Crc16.Add(Crc16.Start, bytes, 0, bytes.Length).ToString("X4", CultureInfo.InvariantCulture),
            line);
        return new SerialLine(
            int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            match.Groups[2].Value,
            line);
    }

    [GeneratedRegex(
        @"^\d+ [IWE] (\d{3}) (?:boot   |network|clock  |dps    |hub    |shell  ) (\S.*?) *\*([0-9A-F]{4})$")]
    private static partial Regex Form();
}
