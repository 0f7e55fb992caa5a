namespace NanoDps.Emulator.Configuration;

/// <summary>Reads custom allocation and quotas in a configuration file.</summary>
internal static class AllocationFile
{
    public static CustomAllocation Custom(JsonPlace place)
    {
        place.Object("rules", "command", "timeoutSeconds");
        var plain = new CustomAllocation();
        return plain with
        {
            Rules = place.Field("rules")?.List(Rule) ?? plain.Rules,
            Command = place.Field("command") is { } command ? Command(command) : plain.Command,
            Timeout = place.Field("timeoutSeconds") is { } timeout
                ? TimeSpan.FromSeconds(timeout.Number(1, 300))
                : plain.Timeout,
        };
    }

    public static Quotas Quotas(JsonPlace place)
    {
        place.Object("registrationsPerMinute", "pollsPer10Seconds");
        var plain = new Quotas();
        return new Quotas
        {
            RegistrationsPerMinute = Limit("registrationsPerMinute", plain.RegistrationsPerMinute),
            PollsPer10Seconds = Limit("pollsPer10Seconds", plain.PollsPer10Seconds),
        };

        int? Limit(string name, int? usual) => place.IsNull(name)
            ? null
            : place.Field(name)?.Number(0, 1_000_000) ?? usual;
    }

    private static AllocationRule Rule(JsonPlace place)
    {
        place.Object("registrationId", "payload", "hub", "return");
        return new AllocationRule(place.Required("hub").Text())
        {
            RegistrationId = place.Field("registrationId")?.Text() ?? "*",
            Payload = place.Field("payload")?.Any(),
            Return = place.Field("return")?.Any(),
        };
    }

    /// <summary>A program with a slash is relative to the file; one without is in the path.</summary>
    private static IReadOnlyList<string> Command(JsonPlace place)
    {
        var words = place.List(word => word);
        if (words.Count == 0)
        {
            throw place.Fail("expected a program and its arguments, got none", "name a program");
        }

        var program = words[0].Text();
        return
        [
            program.Contains('/', StringComparison.Ordinal) ? words[0].Path() : program,
            .. words.Skip(1).Select(word => word.Text()),
        ];
    }
}
