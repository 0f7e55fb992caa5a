namespace NanoDps.Audit.Profiles;

/// <summary>What must hold between what came and the values of a rule.</summary>
public enum Relation
{
    /// <summary>At least one of the values is there.</summary>
    AnyOf,

    /// <summary>Every value is there.</summary>
    AllOf,

    /// <summary>Nothing but the values is there.</summary>
    Only,

    /// <summary>The values are there, in this order, and nothing else.</summary>
    Exactly,

    /// <summary>None of the values is there.</summary>
    NoneOf,

    /// <summary>There is something, whatever it is; the rule has no values.</summary>
    Present,

    /// <summary>The number that came is not above the rule's one value.</summary>
    AtMost,
}
