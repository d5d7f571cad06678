using Orleans.Core;

namespace Swiper.Embedded;

/// <summary>A document that is read before its grain activates.</summary>
internal interface IStoredState : IStorage;
