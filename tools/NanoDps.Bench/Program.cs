extern alias nano;

using System.Globalization;
using nano::NanoDps.Host;
using NanoDps.Bench;

try
{
    MbedTlsLibrary.Require();
}
catch (MbedTlsException exception)
{
    Console.Error.WriteLine("error: " + exception.Message);
    Console.Error.WriteLine("hint: " + MbedTlsLibrary.InstallCommand);
    return 1;
}

Figure[] figures =
[
    .. await WireBench.MeasureAsync(),
    .. AllocationBench.Measure(),
    .. EventBench.Measure(),
    .. SizeBench.Measure(),
];

foreach (var line in Machine.Describe())
{
    Console.WriteLine(line);
}

Console.WriteLine();
var names = figures.Max(one => one.Name.Length);
foreach (var (name, value, note) in figures)
{
    var number = value.ToString("N0", CultureInfo.InvariantCulture);
    Console.WriteLine($"{name.PadRight(names)}  {number,8}  {note}");
}

Console.WriteLine();
Console.WriteLine("Allocations are .NET's on this machine, not the device's heap.");
return 0;
