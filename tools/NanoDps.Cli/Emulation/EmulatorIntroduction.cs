using NanoDps.Emulator;

namespace NanoDps.Cli.Emulation;

/// <summary>What a person needs to know about a running emulator.</summary>
internal static class EmulatorIntroduction
{
    public static IEnumerable<string> Lines(EmulatorFacts facts)
    {
        yield return "The emulator listens; Ctrl-C ends it. (--json tells a program, with keys.)";
        yield return $"  id scope    {facts.IdScope}";
        yield return $"  CA file     {facts.CaFile}";
        yield return $"  DPS         {Place(facts.Dps)}";
        foreach (var hub in facts.Hubs)
        {
            yield return $"  hub         {Place(hub)}";
        }

        foreach (var server in facts.Web)
        {
            yield return $"  HTTPS       {Place(server)}";
        }

        if (facts.Gateway is { } gateway)
        {
            yield return $"  gateway     {Place(gateway.Endpoint)}";
            yield return $"              with the CA file {gateway.CaFile}";
        }

        foreach (var one in facts.Individual)
        {
            yield return $"  enrollment  {one.RegistrationId}{Disabled(one.Disabled)}";
        }

        foreach (var one in facts.Groups)
        {
            yield return $"  group       {one.Name}{Disabled(one.Disabled)}";
            if (one.CaFile is not null)
            {
                yield return $"              with the CA file {one.CaFile}";
            }
        }

        foreach (var one in facts.Devices)
        {
            yield return $"  device      {one.RegistrationId}, {one.CertificateFile}";
            yield return $"              with the key {one.KeyFile}";
        }

        yield return "To connect a device of this computer:";
        yield return $"  nanodps device --config nanodps.conf --ca {facts.CaFile} \\";
        foreach (var server in facts.Hubs)
        {
            yield return $"      --map {Map(server)} \\";
        }

        yield return $"      --map {Map(facts.Dps)} \\";
        yield return $"      --map {Map(facts.Web[0])}";
        yield return "";
    }

    private static string Place(EndpointFacts server) =>
        $"{server.Name}:{server.NamePort} is {server.Address}:{server.Port}";

    private static string Map(EndpointFacts server) =>
        $"{server.Name}:{server.NamePort}={server.Address}:{server.Port}";

    private static string Disabled(bool disabled) => disabled ? " (disabled)" : "";
}
